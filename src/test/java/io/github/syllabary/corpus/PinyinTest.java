package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected are the finals that the Scheme of 1958 lists, written in full. */
class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "zhuang1, zh, uang, 1",
        "ma5, m, a, 5",
        "er2, '', er, 2",
        "a1, '', a, 1",
        "ang4, '', ang, 4",
        "yi1, '', i, 1",
        "ya1, '', ia, 1",
        "yan2, '', ian, 2",
        "you3, '', iou, 3",
        "ying1, '', ing, 1",
        "yong3, '', iong, 3",
        "wu3, '', u, 3",
        "wei4, '', uei, 4",
        "wen2, '', uen, 2",
        "weng1, '', ueng, 1",
        "yu2, '', v, 2",
        "yuan2, '', van, 2",
        "yun4, '', vn, 4",
        "ju4, j, v, 4",
        "quan2, q, van, 2",
        "xue2, x, ve, 2",
        "lv4, l, v, 4",
        "lve4, l, ve, 4",
        "nu3, n, u, 3",
        "shi4, sh, ir, 4",
        "ri4, r, ir, 4",
        "si4, s, iz, 4",
        "ji1, j, i, 1",
        "bo1, b, uo, 1",
        "duo1, d, uo, 1",
        "liu2, l, iou, 2",
        "gui4, g, uei, 4",
        "lun2, l, uen, 2",
        "jun1, j, vn, 1",
        "zhong1, zh, ong, 1",
        "jiong3, j, iong, 3"
    })
    void aSyllableIsTakenApartAsItSounds(String label, String initial, String fin, int tone) {
        assertEquals(Optional.of(new Pinyin(initial, fin, tone)), Pinyin.of(label));
    }

    @Test
    void theToneMayBeLeftOutAndUmlautsWritten() {
        assertEquals(Optional.of(new Pinyin("m", "a", 0)), Pinyin.of("ma"));
        assertEquals(Pinyin.of("lv4"), Pinyin.of("L\u00dc4"));
        assertEquals(Pinyin.of("nve4"), Pinyin.of("nu:e4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "unknown", "silence", "m", "zh", "ma6", "ni3 hao3", "yes", "_a1"})
    void otherLabelsAreNone(String label) {
        assertTrue(Pinyin.of(label).isEmpty());
    }
}

package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void firstColumnStandsLeftAndTheOthersRight() {
        TextTable table = new TextTable().row("label", "clips").row("ni3", "7");
        assertEquals("label  clips\nni3        7\n", table.toString());
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        assertEquals(8, TextTable.width("ni3 你好"));
        assertEquals("你好  1\nab    2\n", new TextTable().row("你好", "1").row("ab", "2").toString());
    }

    @Test
    void combiningMarksTakeNone() {
        assertEquals(2, TextTable.width("ni\u030C"));
    }
}

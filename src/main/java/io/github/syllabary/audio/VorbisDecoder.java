package io.github.syllabary.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;

/**
 * Ogg Vorbis through JOrbis. A page whose checksum is wrong, a missing page and a file that ends without
 * its last page are damage.
 */
final class VorbisDecoder implements SoundDecoder {
    private static final int MOST_CHANNELS = 16;

    /** Of one packet; a picture may stand among the remarks. */
    private static final int MOST_PACKET = 1 << 24;

    private static final int READ = 1 << 12;

    /** Remarks without any, in the place of those in the file, whose claimed lengths would be believed. */
    private static final byte[] NO_COMMENT = {3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final SoundInput in;
    private final SyncState sync = new SyncState();
    private final StreamState stream = new StreamState();
    private final Page page = new Page();
    private final Packet packet = new Packet();
    private final Info info = new Info();
    private final DspState dsp = new DspState();
    private final Block work;
    private final float[][][] pcm = new float[1][][];
    private final int[] starts;
    private float[] block = new float[0];
    private boolean started;
    private boolean last;
    private int waiting;

    /** The position that the file gives to our first sample; −1 until a page says. */
    private long origin = -1;

    private long given;

    /**
     * @param in at the letters OggS
     */
    VorbisDecoder(SoundInput in) throws IOException {
        this.in = in;
        sync.init();
        info.init();
        Comment comment = new Comment();
        comment.init();
        try {
            for (int i = 0; i < 3; i++) {
                if (!packet()) throw cutOff();
                if (i == 1) replaceComment();
                boolean setup = i == 2;
                if (setup && !VorbisSetup.modest(packet.packet_base, packet.packet, packet.bytes)
                        || info.synthesis_headerin(comment, packet) < 0) throw damaged("its header", null);
                if (info.channels > MOST_CHANNELS) throw damaged(info.channels + " channels", null);
            }
            dsp.synthesis_init(info);
            work = new Block(dsp);
        } catch (RuntimeException e) {
            throw damaged("its header", e);
        }
        starts = new int[info.channels];
    }

    private void replaceComment() throws IOException {
        if (packet.bytes < 7 || packet.packet_base[packet.packet] != 3) throw damaged("its header", null);
        packet.packet_base = NO_COMMENT;
        packet.packet = 0;
        packet.bytes = NO_COMMENT.length;
    }

    @Override
    public int sampleRate() {
        return info.rate;
    }

    @Override
    public long samples() {
        return -1;
    }

    @Override
    public float[] block() {
        return block;
    }

    @Override
    public int decode() throws IOException {
        try {
            while (packet()) {
                int n = decodePacket();
                if (n > 0) return n;
            }
            if (!last) throw cutOff();
            return -1;
        } catch (RuntimeException e) {
            // JOrbis runs out of its arrays on damaged packets
            throw damaged("a packet cannot be decoded", e);
        }
    }

    private int decodePacket() {
        // a packet of another kind is to be passed over
        if (work.synthesis(packet) == 0) dsp.synthesis_blockin(work);
        int n = dsp.synthesis_pcmout(pcm, starts);
        if (n > 0) mean(n);
        dsp.synthesis_read(n);
        if (packet.granulepos >= 0) {
            // the last page says where within its last block the recording ends
            if (packet.e_o_s != 0) n = (int) Math.max(0, Math.min(n, packet.granulepos - Math.max(0, origin) - given));
            else if (origin < 0) origin = Math.max(0, packet.granulepos - given - n);
        }
        given += n;
        return n;
    }

    private void mean(int n) {
        if (block.length < n) block = new float[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int c = 0; c < info.channels; c++) sum += pcm[0][c][starts[c] + i];
            block[i] = (float) (sum / info.channels);
        }
    }

    /** Takes the next packet; false at the end of the stream or the file. */
    private boolean packet() throws IOException {
        while (true) {
            int found = started ? stream.packetout(packet) : 0;
            if (found < 0) throw damaged("a page is missing", null);
            if (found > 0) {
                waiting = 0;
                return true;
            }
            if (last || !page()) return false;
        }
    }

    /** Takes the next page of our stream; false at the end of the file. */
    private boolean page() throws IOException {
        while (true) {
            int found = sync.pageout(page);
            if (found < 0) throw damaged("a page has a wrong checksum", null);
            if (found == 0) {
                int at = sync.buffer(READ);
                int n = in.take(sync.data, at, READ);
                if (n == 0) return false;
                sync.wrote(n);
                continue;
            }
            if (!started) {
                stream.init(page.serialno());
                started = true;
            }
            // other streams may stand between, such as pictures
            if (stream.pagein(page) < 0) continue;
            waiting += page.body_len;
            if (waiting > MOST_PACKET) throw damaged("a packet of more than 16 MB", null);
            last = page.eos() != 0;
            return true;
        }
    }

    private IOException cutOff() {
        return in.error("is cut off: the last page is missing; copy it again");
    }

    private IOException damaged(String how, Throwable cause) {
        return in.error("is a damaged Ogg Vorbis file (" + how + "); copy it again", cause);
    }
}

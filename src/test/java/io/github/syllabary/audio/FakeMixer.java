package io.github.syllabary.audio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** The mixer of a fake microphone. */
final class FakeMixer implements Mixer {
    final FakeMicrophone microphone;
    final List<FakeLine> open = new CopyOnWriteArrayList<>();
    private final Info info;
    private final DataLine.Info line;

    FakeMixer(FakeMicrophone microphone) {
        this.microphone = microphone;
        info = new Info(microphone.name(), "nobody", microphone.description(), "1") {};
        line = new DataLine.Info(
                TargetDataLine.class, microphone.formats().toArray(AudioFormat[]::new), 32, Integer.MAX_VALUE);
    }

    @Override
    public Info getMixerInfo() {
        return info;
    }

    @Override
    public Line.Info[] getSourceLineInfo() {
        return new Line.Info[0];
    }

    @Override
    public Line.Info[] getTargetLineInfo() {
        return new Line.Info[] {line};
    }

    @Override
    public Line.Info[] getSourceLineInfo(Line.Info wanted) {
        return new Line.Info[0];
    }

    @Override
    public Line.Info[] getTargetLineInfo(Line.Info wanted) {
        return wanted.matches(line) ? getTargetLineInfo() : new Line.Info[0];
    }

    @Override
    public boolean isLineSupported(Line.Info wanted) {
        return wanted.matches(line);
    }

    @Override
    public Line getLine(Line.Info wanted) {
        AudioFormat format = ((DataLine.Info) wanted).getFormats()[0];
        if (microphone.formats().stream().noneMatch(format::matches))
            throw new IllegalArgumentException("no line with format " + format);
        return new FakeLine(this, format);
    }

    @Override
    public int getMaxLines(Line.Info wanted) {
        return 1;
    }

    @Override
    public Line[] getSourceLines() {
        return new Line[0];
    }

    @Override
    public Line[] getTargetLines() {
        return open.toArray(Line[]::new);
    }

    @Override
    public void synchronize(Line[] lines, boolean maintainSync) {
        throw new IllegalArgumentException();
    }

    @Override
    public void unsynchronize(Line[] lines) {
        throw new IllegalArgumentException();
    }

    @Override
    public boolean isSynchronizationSupported(Line[] lines, boolean maintainSync) {
        return false;
    }

    @Override
    public Line.Info getLineInfo() {
        return new Line.Info(Mixer.class);
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Control[] getControls() {
        return new Control[0];
    }

    @Override
    public boolean isControlSupported(Control.Type control) {
        return false;
    }

    @Override
    public Control getControl(Control.Type control) {
        throw new IllegalArgumentException();
    }

    @Override
    public void addLineListener(LineListener listener) {}

    @Override
    public void removeLineListener(LineListener listener) {}
}

package io.github.syllabary.spark;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator whose elements are made from another's, one at a time. */
record Mapped<A, B>(Iterator<A> from, Function<A, B> map) implements Iterator<B> {
    @Override
    public boolean hasNext() {
        return from.hasNext();
    }

    @Override
    public B next() {
        return map.apply(from.next());
    }
}

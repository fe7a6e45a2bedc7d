/**
 * Shapes, float tensors, and the few kernels that carry all the work.
 *
 * <p>Everything above comes down to {@link io.github.syllabary.tensor.Kernels#product}, a matrix
 * product whose left side is a view: windows of a tensor of any rank, given by two tables of {@link
 * io.github.syllabary.tensor.Offsets}. Read {@link io.github.syllabary.tensor.Kernels} first.
 *
 * <p>Uses no other package. Only this one knows about vectors and threads.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);   // two positions of three channels
 * float second = x.data()[1 * 3 + 0];                        // 4
 * }</pre>
 */
package io.github.syllabary.tensor;

/**
 * Layers with forward and backward, and the networks made of them, for any number of spatial axes.
 *
 * <p>A {@link io.github.syllabary.nn.Layer} describes itself; bound to an input shape it becomes a
 * {@link io.github.syllabary.nn.BoundLayer} that computes. {@link io.github.syllabary.nn.Network}
 * puts layers together, {@link io.github.syllabary.nn.TrainingPass} takes gradients, {@link
 * io.github.syllabary.nn.StreamingNetwork} runs along endless time, {@link
 * io.github.syllabary.nn.NetworkSummary} tells what each layer costs and sees. Read {@link
 * io.github.syllabary.nn.Network}, then {@link io.github.syllabary.nn.Conv}; the mathematics behind
 * that is {@link io.github.syllabary.nn.Convolution}.
 *
 * <p>Uses {@code tensor} only.
 *
 * <pre>{@code
 * Network net = Network.of(Shape.of(98, 40))                  // 98 frames of 40 channels
 *         .conv(64, 5).batchNorm().relu().maxPool(2)
 *         .conv(64, 3).relu().maxPoolOverTime()
 *         .dense(10).softmax()
 *         .initialise(1);
 * float[] probabilities = net.forward(Tensor.zeros(net.inputShape())).data();
 * System.out.println(net.summary());
 * }</pre>
 */
package io.github.syllabary.nn;

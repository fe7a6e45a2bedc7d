/** The native engines that run our networks, for {@code bench --peers}. */
package io.github.syllabary.app.bench.peers;

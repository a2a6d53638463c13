package org.plaudit.benchmarks;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How every figure here is taken: ten samples of a second, five in each of two fresh virtual
 * machines that warmed up for five seconds, with a heap of fixed size. JMH's options override it.
 */
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
public abstract class Measured {}

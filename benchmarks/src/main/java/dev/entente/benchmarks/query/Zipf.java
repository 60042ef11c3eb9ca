package dev.entente.benchmarks.query;

import java.util.Arrays;
import java.util.Random;

/** Numbers from 0 on of which the first are the most frequent: the n-th about 1/n as often as the first. */
final class Zipf {

    private final double[] sums;

    Zipf(int size, double exponent) {
        sums = new double[size];
        var sum = 0.0;
        for (var index = 0; index < size; index++) {
            sum += 1 / Math.pow(index + 1.0, exponent);
            sums[index] = sum;
        }
    }

    int next(Random random) {
        var found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, sums.length - 1);
    }
}

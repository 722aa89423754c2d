package org.ibasho.attacks.everyday.memory;

import java.time.Duration;
import java.util.Map;

/**
 * What was measured of a process at a time.
 *
 * @param at since the beginning of the load
 */
public record Sample(Duration at, String process, long pid, Map<Measure, Long> values) {}

package org.ibasho.chassis.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a message that failed is tried again: each time twice as late as before.
 *
 * @param first after the first failure
 * @param longest never later than this
 */
@ConfigurationProperties("ibasho.inbox.retry")
record Retry(
        @DefaultValue("100ms") Duration first,
        @DefaultValue("2s") Duration longest) {}

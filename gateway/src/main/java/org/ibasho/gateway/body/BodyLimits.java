package org.ibasho.gateway.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the gateway reads before it forwards. The limit of a signed-in caller's body is that of its path.
 *
 * @param anonymous the largest body of somebody without a login
 * @param anonymousTotal all bodies of callers without a login together, so that these never stop staff
 * @param signedInTotal all bodies of signed-in callers together
 */
@ConfigurationProperties("ibasho.bodies")
public record BodyLimits(
        @DefaultValue("64KB") DataSize anonymous,
        @DefaultValue("16MB") DataSize anonymousTotal,
        @DefaultValue("64MB") DataSize signedInTotal) {}

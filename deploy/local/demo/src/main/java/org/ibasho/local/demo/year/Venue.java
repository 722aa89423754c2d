package org.ibasho.local.demo.year;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A public meeting place: the building and the municipality. */
public record Venue(
        @JsonProperty("名前") @JsonAlias("name") @NotNull @Size(max = 100)
        String name,

        @JsonProperty("町") @JsonAlias("town") @NotNull @Size(max = 50)
        String town) {}

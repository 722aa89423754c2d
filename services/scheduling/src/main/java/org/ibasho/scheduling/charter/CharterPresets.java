package org.ibasho.scheduling.charter;

import java.util.Arrays;
import java.util.Map;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The charters that a new system comes with. They count until somebody changes one.
 *
 * @param presets one for every programme
 */
@ConfigurationProperties("ibasho.programmes")
record CharterPresets(Map<Programme, Charter> presets) {

    CharterPresets {
        presets = Map.copyOf(presets);
        if (presets.size() < Programme.values().length) {
            throw new IllegalArgumentException("every programme has a preset: " + Arrays.toString(Programme.values()));
        }
    }

    Chartered of(Programme programme) {
        Charter preset = presets.get(programme);
        if (preset == null) {
            throw new IllegalStateException(programme + " has no preset");
        }
        return new Chartered(programme, preset, -1);
    }
}

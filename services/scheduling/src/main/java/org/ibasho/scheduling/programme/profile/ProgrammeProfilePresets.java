package org.ibasho.scheduling.programme.profile;

import java.util.Arrays;
import java.util.Map;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The initial profiles, which apply until the first change.
 *
 * @param presets one for every programme
 */
@ConfigurationProperties("ibasho.programmes")
record ProgrammeProfilePresets(Map<Programme, ProgrammeProfile> presets) {

    ProgrammeProfilePresets {
        presets = Map.copyOf(presets);
        if (presets.size() < Programme.values().length) {
            throw new IllegalArgumentException("every programme has a preset: " + Arrays.toString(Programme.values()));
        }
    }

    ProfiledProgramme of(Programme programme) {
        ProgrammeProfile preset = presets.get(programme);
        if (preset == null) {
            throw new IllegalStateException(programme + " has no preset");
        }
        return new ProfiledProgramme(programme, preset, -1);
    }
}

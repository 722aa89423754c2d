package org.ibasho.scheduling.programme.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Application service and queries for programme profiles. */
@Component
public class ProgrammeProfiles {

    private final Commands commands;
    private final ReadModels readModels;
    private final ProgrammeProfileProjector changed;
    private final ProgrammeProfilePresets presets;
    private final JdbcClient jdbc;

    ProgrammeProfiles(
            Commands commands,
            ReadModels readModels,
            ProgrammeProfileProjector changed,
            ProgrammeProfilePresets presets,
            JdbcClient jdbc) {
        this.commands = commands;
        this.readModels = readModels;
        this.changed = changed;
        this.presets = presets;
        this.jdbc = jdbc;
    }

    /** All programmes in their order. */
    public List<ProfiledProgramme> all() {
        return of(Programme.values());
    }

    /** One programme. */
    public ProfiledProgramme of(Programme programme) {
        return of(new Programme[] {programme}).getFirst();
    }

    private List<ProfiledProgramme> of(Programme[] programmes) {
        List<String> ids =
                Arrays.stream(programmes).map(ProgrammeProfiles::idFor).toList();
        Map<Programme, ProfiledProgramme> found = changed.load(jdbc, ids).stream()
                .map(VersionedRow::row)
                .collect(Collectors.toMap(ProfiledProgramme::programme, Function.identity()));
        return Arrays.stream(programmes)
                .map(programme -> found.containsKey(programme) ? found.get(programme) : presets.of(programme))
                .toList();
    }

    /**
     * Replaces the profile of a programme.
     *
     * @param seenVersion the version that the change is based on
     * @param by the user name in the realm
     */
    public Receipt revise(
            Programme programme, ProgrammeProfile profile, long seenVersion, String by, IdempotencyKey key) {
        ProgrammeProfileCommand revise =
                new ProgrammeProfileCommand.Revise(idFor(programme), programme, profile, seenVersion, by);
        Receipt receipt = commands.send(ProgrammeProfileCommand.class, revise, key, List.of(profile, seenVersion));
        readModels.await(ProgrammeProfileProjector.PROGRAMME_PROFILE, receipt);
        return receipt;
    }

    /** The stream id of a programme's profile, derived from the programme, so that no lookup is needed. */
    private static String idFor(Programme programme) {
        return UUID.nameUUIDFromBytes(("programme profile " + programme).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

package org.ibasho.scheduling.programme.profile;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds the list of profiles: one row per programme whose profile was changed. */
@Component
class ProgrammeProfileProjector implements ReadModel<ProgrammeProfileEvent, ProfiledProgramme> {

    static final String PROGRAMME_PROFILE = "programme_profile";

    private final JsonMapper json;
    private final Upsert<VersionedRow<ProfiledProgramme>> profiles;

    ProgrammeProfileProjector(JsonMapper json) {
        this.json = json;
        this.profiles = Upsert.<VersionedRow<ProfiledProgramme>>into(PROGRAMME_PROFILE)
                .key("id", "varchar", VersionedRow::streamId)
                .column("programme", "varchar", shown -> shown.row().programme())
                .column(
                        "profile",
                        "jsonb",
                        shown -> json.writeValueAsString(shown.row().profile()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    @Override
    public String name() {
        return PROGRAMME_PROFILE;
    }

    @Override
    public Class<ProgrammeProfileEvent> events() {
        return ProgrammeProfileEvent.class;
    }

    @Override
    public ProfiledProgramme evolve(@Nullable ProfiledProgramme row, ProgrammeProfileEvent event) {
        return switch (event) {
            case ProgrammeProfileEvent.Revised it ->
                new ProfiledProgramme(
                        Programme.valueOf(it.programme()),
                        ProgrammeProfileState.read(it),
                        row == null ? 0 : row.version() + 1);
        };
    }

    @Override
    public List<VersionedRow<ProfiledProgramme>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, programme, profile, version from programme_profile where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        new ProfiledProgramme(
                                Programme.valueOf(row.getString("programme")),
                                json.readValue(row.getString("profile"), ProgrammeProfile.class),
                                row.getLong("version"))))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<ProfiledProgramme>> rows) {
        profiles.write(jdbc, rows);
    }
}

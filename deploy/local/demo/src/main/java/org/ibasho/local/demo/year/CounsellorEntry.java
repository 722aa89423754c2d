package org.ibasho.local.demo.year;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.ibasho.local.demo.vocabulary.CentreLogin;
import org.ibasho.local.demo.vocabulary.Qualification;
import org.jspecify.annotations.Nullable;

/**
 * A counsellor of the centre.
 *
 * @param login whose logins of the local system are theirs; null if they have none
 */
public record CounsellorEntry(
        @JsonProperty("名前") @JsonAlias("name") @NotNull @Size(max = 60)
        String name,

        @JsonProperty("資格") @JsonAlias("qualifications") @NotNull @Size(min = 1, message = "NotEmpty") @UniqueElements
        List<Qualification> qualifications,

        @JsonProperty("ログイン") @JsonAlias("login") @Nullable CentreLogin login) {}

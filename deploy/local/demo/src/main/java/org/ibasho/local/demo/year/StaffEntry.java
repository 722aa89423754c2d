package org.ibasho.local.demo.year;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.ibasho.local.demo.vocabulary.Login;
import org.ibasho.local.demo.vocabulary.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff.
 *
 * @param login whose logins of the local system are theirs; null if they have none
 */
public record StaffEntry(
        @JsonProperty("呼び名") @JsonAlias("nickname") @NotNull @Size(max = 30)
        String nickname,

        @JsonProperty("役割") @JsonAlias("roles") @NotNull @Size(min = 1, message = "NotEmpty") @UniqueElements
        List<StaffRole> roles,

        @JsonProperty("ログイン") @JsonAlias("login") @Nullable Login login) {}

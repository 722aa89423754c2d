package org.ibasho.chassis.keystore.move;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * The program {@code deploy/keys/move}: moves the wrapping keys of a side to a vault or to a folder. It has the
 * settings of a service of that side, and both places.
 */
public final class MoveProgram {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WRONG_USE = 2;
    private static final int NOT_THROUGH = 75;

    private MoveProgram() {}

    /** Everything about the key store, and nothing else of a service. */
    @ComponentScan("org.ibasho.chassis.keystore")
    private static final class KeyStoreAlone {}

    /** Ends with 0 when all is moved, with 75 if it has to be run again. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 1) {
            err.println("usage: deploy/keys/move vault|folder PROGRAM");
            return WRONG_USE;
        }
        String place = arguments.getFirst();
        try (ConfigurableApplicationContext context = keyStoreAlone(place)) {
            if (!(context.getBean(WrappingKeys.class) instanceof MovingWrappingKeys keys)) {
                err.println("set both places, the folder and the vault");
                return WRONG_USE;
            }
            return told(new Move(context.getBean(KeyStore.class), keys, out::println).run(PATIENCE), place, out);
        } catch (KeyStoreUnavailable | BeansException failure) {
            err.println("not moved yet, and nothing is lost: " + because(failure) + ". Run it again.");
            return NOT_THROUGH;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return NOT_THROUGH;
        }
    }

    private static ConfigurableApplicationContext keyStoreAlone(String place) {
        return new SpringApplicationBuilder(KeyStoreAlone.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(
                        "--ibasho.keys.move-to=" + place,
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=WARN",
                        "--logging.level.org.springframework.boot=OFF",
                        "--logging.level.org.springframework.context=OFF");
    }

    /** The first cause: a wrong setting, or a server that is away. */
    private static @Nullable String because(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof BeansException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    private static int told(Move.Moved moved, String place, PrintStream out) {
        double seconds = moved.took().toMillis() / 1e3;
        if (!moved.through()) {
            out.println("not through yet: another service has to leave the epoch before %d. Run it again."
                    .formatted(moved.epoch()));
            return NOT_THROUGH;
        }
        out.println(String.format(
                Locale.ROOT,
                "%d data keys are wrapped in epoch %d in the %s and unwrapped with it alone; old wrapping keys are"
                        + " destroyed; %.1f s",
                moved.dataKeys(),
                moved.epoch(),
                place,
                seconds));
        return 0;
    }
}

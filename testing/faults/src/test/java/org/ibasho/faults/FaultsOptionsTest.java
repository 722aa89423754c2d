package org.ibasho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.system.Sabotage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FaultsOptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Faults.commandLine(new Console(System.out));
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void help_names_every_fault_and_every_sabotage() {
        assertThat(run("--help")).isZero();
        // picocli wraps lines, also after the hyphens of a name
        String help = out.toString().replaceAll("\\s+", "");
        assertThat(help)
                .contains(Arrays.stream(Fault.values()).map(Fault::optionName).toList());
        assertThat(help)
                .contains(Arrays.stream(Sabotage.values())
                        .map(Sabotage::optionName)
                        .toList());
    }

    @Test
    void names_are_those_of_reports() {
        CommandLine command = Faults.commandLine(new Console(System.out));
        command.parseArgs("--only", "kafka-lost,publisher-killed", "--sabotage", "inbox-off", "--seed", "7");
        assertThat(command.getCommandSpec().findOption("--only").<Object>getValue())
                .isEqualTo(List.of(Fault.KAFKA_LOST, Fault.PUBLISHER_KILLED));
        assertThat(command.getCommandSpec().findOption("--sabotage").<Sabotage>getValue())
                .isEqualTo(Sabotage.INBOX_OFF);
    }

    @Test
    void wrong_options_end_with_2_and_a_sentence() {
        assertThat(run("--only", "lightning")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no fault lightning; --help shows the names");
        assertThat(run("--sabotage", "lightning")).isEqualTo(2);
        assertThat(run("--runs", "many")).isEqualTo(2);
        assertThat(run("--runs", "0")).isEqualTo(2);
        assertThat(run("--side-by-side", "0")).isEqualTo(2);
        assertThat(run("--fast")).isEqualTo(2);
    }
}

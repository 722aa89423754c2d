package org.ibasho.local.demo.file;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.ibasho.local.demo.year.Year;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a whole file: Jackson binds it, bean validation checks its fields, and its own rules check what they say
 * together.
 */
public final class YearReader {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /** Either a year, or what is wrong with its file. */
    public sealed interface Result {

        record Read(Year year) implements Result {}

        /** In the order of the file; at least one. */
        record Faulty(List<Problem> problems) implements Result {}
    }

    private YearReader() {}

    public static Result read(String text) {
        Problems problems = new Problems();
        YAMLMapper yaml = mapper(problems);
        problems.locations().read(yaml, text, problems);
        if (!problems.areFatal()) {
            try {
                YearYaml year = yaml.readValue(text, YearYaml.class);
                VALIDATOR.validate(year).forEach(problems::add);
                year.check(problems);
                if (problems.sorted().isEmpty()) {
                    return new Result.Read(year.toYear());
                }
            } catch (DatabindException unbound) {
                problems.add(unbound);
            }
        }
        return new Result.Faulty(problems.sorted());
    }

    private static YAMLMapper mapper(Problems problems) {
        return YAMLMapper.builder()
                .addHandler(problems)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}

package org.ibasho.testing.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of a service from the lowest to the highest, each with the tables that it owns.
 *
 * @param application the service's main class, whose package holds everything
 * @param modules lowest first: a module may use those before it
 * @param translating names of packages, besides {@code integration}, that know what crosses the boundary
 * @param pure patterns of names, without the service's package, of types that are as pure as decisions
 */
public record ServiceLayout(Class<?> application, List<Module> modules, List<String> translating, List<String> pure) {

    private static final Map<Class<?>, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    /**
     * A top-level package of a service.
     *
     * @param name the package's last part
     * @param tables the tables that this module alone reads and writes
     */
    public record Module(String name, List<String> tables) {}

    /** The layout of the service that this class starts, without modules yet. */
    public static ServiceLayout of(Class<?> application) {
        return new ServiceLayout(application, List.of(), List.of(), List.of());
    }

    /** Adds a module on top of those that are there. */
    public ServiceLayout module(String name, String... tables) {
        List<Module> more = new ArrayList<>(modules);
        more.add(new Module(name, List.of(tables)));
        return new ServiceLayout(application, List.copyOf(more), translating, pure);
    }

    /** Adds packages of a service without a domain, which keep what others told as it was told. */
    public ServiceLayout translating(String... packages) {
        return new ServiceLayout(application, modules, List.of(packages), pure);
    }

    String[] translatingPackages() {
        return Stream.concat(Stream.of("integration"), translating.stream())
                .map(name -> basePackage() + "." + name + "..")
                .toArray(String[]::new);
    }

    /** Adds types that are as pure as decisions though their names do not say so: codes, values, calculations. */
    public ServiceLayout pure(String... patterns) {
        return new ServiceLayout(application, modules, translating, List.of(patterns));
    }

    /** Commands, events, states, deciders and rules, what is called pure, and the types nested in them. */
    DescribedPredicate<JavaClass> decisions() {
        String named = pure.stream()
                .map(pattern -> "|" + basePackage().replace(".", "\\.") + "\\." + pattern)
                .collect(Collectors.joining());
        return nameMatching("(.*(Command|Event|State|Decider|Rule)" + named + ")(\\$.*)?")
                .<JavaClass>forSubtype()
                .as("commands, events, states, deciders, rules and pure values");
    }

    String basePackage() {
        return application.getPackageName();
    }

    String packagesOf(Module module) {
        return basePackage() + "." + module.name() + "..";
    }

    /** The top-level packages that the service really has. */
    Set<String> modulesFound() {
        return classes().stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.length() > basePackage().length())
                .map(name -> name.substring(basePackage().length() + 1).split("\\.", -1)[0])
                .collect(Collectors.toSet());
    }

    /** Packages of the modules that stand above this one. */
    String[] packagesAbove(Module module) {
        return modules.stream()
                .skip(modules.indexOf(module) + 1L)
                .map(this::packagesOf)
                .toArray(String[]::new);
    }

    /** The service's name, as the other services' packages would be named. */
    String service() {
        return basePackage().substring(basePackage().lastIndexOf('.') + 1);
    }

    /** Packages of whatever else is deployed. */
    String[] otherServices() {
        return Stream.of("scheduling", "attendance", "consultation", "reporting", "gateway")
                .filter(name -> !name.equals(service()))
                .map(name -> "org.ibasho." + name + "..")
                .toArray(String[]::new);
    }

    /** The service's own classes without its tests, read once for all rules. */
    public JavaClasses classes() {
        return IMPORTED.computeIfAbsent(
                application,
                main -> new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(main.getPackageName()));
    }
}

package footfall.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.Set;

/// What Maven's walls do not keep. `BreaksTest` breaks each rule once, and sees it fail.
enum HouseRule {
    PACKAGES_FORM_NO_CYCLE(slices().matching("footfall.(**)").should().beFreeOfCycles()),

    THE_DOMAIN_NEEDS_THE_JDK_ALONE(classes().that().resideInAnyPackage(packages(Rooms.DOMAIN))
            .should().onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "footfall.."))),

    CODECS_AND_WIRES_NEED_THE_JSON_LIBRARY_AT_MOST(classes()
            .that().resideInAnyPackage("footfall.codec", "footfall.wire..").should().onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", "footfall.."))),

    ADAPTERS_AND_WIRINGS_ALONE_SPEAK_TO_AWS(noClasses()
            .that(shipped().and(not(resideInAPackage("footfall.aws"))).and(not(wiring())))
            .should().dependOnClassesThat().resideInAPackage("software.amazon..")),

    HANDLERS_BUILD_NO_ADAPTERS(noClasses().that(resideInAPackage("footfall.function..").and(not(wiring())))
            .should().dependOnClassesThat().resideInAnyPackage("footfall.aws", "footfall.enrich", "software.amazon..")),

    /// The edge and the adapters touch the world anyway, and may have a clock and a source of marks of their own.
    TIME_IS_HANDED_IN(noClasses().that(shipped().and(not(wiring())).and(not(touchesTheWorld())))
            .should().callMethodWhere(Calls.askTheClock())),

    CHANCE_IS_HANDED_IN(noClasses().that(shipped().and(not(wiring())).and(not(touchesTheWorld())))
            .should().callMethodWhere(Calls.draw()).orShould().callConstructorWhere(Calls.makeASource())),

    WIRINGS_ALONE_READ_THE_ENVIRONMENT(noClasses().that(shipped().and(not(wiring())))
            .should().callMethodWhere(Calls.readTheEnvironment())),

    /// Adapters say it, and what lost a race too often.
    NOBODY_ELSE_SAYS_UNAVAILABLE(noClasses().that(shipped().and(not(resideInAnyPackage(
            "footfall.aws", "footfall.memory", "footfall.enrich", "footfall.prefix", "footfall.usecase.."))))
            .should().callConstructorWhere(Calls.makeUnavailable())),

    /// But what counts up to a value, and says so by its name or is seen in its own room only.
    THE_MODEL_IS_IMMUTABLE(fields().that().areDeclaredInClassesThat(resideInAnyPackage(packages(Rooms.MODEL))
            .and(modifier(JavaModifier.PUBLIC)).and(not(simpleNameEndingWith("Builder")))
            .and(not(simpleNameEndingWith("Count")))).should().beFinal()),

    NO_FIELD_IS_OPTIONAL(noFields().that().areDeclaredInClassesThat(shipped()).should().haveRawType(Optional.class)),

    NAMES_SAY_SOMETHING(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)"));

    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }

    /// This room imports of ours itself and what the table says.
    static ArchRule imports(String room) {
        return classes().that().resideInAPackage(Rooms.in(room)).should().onlyDependOnClassesThat(
                not(resideInAPackage("footfall..")).or(resideInAPackage(Rooms.in(room)))
                        .or(resideInAnyPackage(packages(Rooms.MAY_IMPORT.get(room)))));
    }

    private static DescribedPredicate<JavaClass> shipped() {
        return resideInAPackage("footfall..").and(not(resideInAnyPackage("footfall.local..", "footfall.contract..")));
    }

    private static DescribedPredicate<JavaClass> touchesTheWorld() {
        return resideInAnyPackage("footfall.edge", "footfall.aws");
    }

    /// Who puts a function together, and who warms it before its snapshot.
    private static DescribedPredicate<JavaClass> wiring() {
        return simpleNameEndingWith("Wiring").or(simpleNameEndingWith("Priming"));
    }

    private static String[] packages(Set<String> rooms) {
        return rooms.stream().map(Rooms::in).toArray(String[]::new);
    }
}

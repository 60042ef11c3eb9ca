package dev.entente.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a history of everything that can happen to a few aggregates, the same for the same random numbers. */
public final class RandomHistory {

    private static final List<String> COUNTRIES = List.of("BR", "ZA", "KE", "JP");
    private static final List<String> DATES =
            List.of("2024-03-05", "2024-03", "../2024-08", "2024", "2024-02-01/2024-06", "2024-09-30");
    private static final List<String> FACTS =
            List.of("proposed", "signed", "enteredIntoForce", "reported", "suspended", "terminated");

    private static final List<String> STATEMENTS = List.of("s", "t", "u");

    private final Log log;
    private final Random random;
    private final List<String[]> told = new ArrayList<>(); // id and subject

    private RandomHistory(Log log, Random random) {
        this.log = log;
        this.random = random;
    }

    public static void write(Log log, Random random, int events) {
        var history = new RandomHistory(log, random);
        for (var number = 0; number < events; number++) {
            history.tell("e" + number);
        }
    }

    private void tell(String id) {
        switch (told.isEmpty() ? 0 : random.nextInt(10)) {
            case 0, 1, 2, 3 -> agreement(id);
            case 4 -> visit(id);
            case 5 -> statement(id);
            case 6 -> correction(id);
            case 7 -> retraction(id);
            case 8 -> sameAs(id);
            default -> again();
        }
    }

    private void agreement(String id) {
        append(id, "agreement." + one(FACTS), "agreement/" + one(List.of("a", "b", "c", "d")), agreementData());
    }

    private String agreementData() {
        return "{'occurred':'" + one(DATES) + "','title':{'en':'T" + random.nextInt(5) + "'},'parties':[{'country':'"
                + one(COUNTRIES.subList(0, 2)) + "'},{'country':'" + one(COUNTRIES.subList(2, 4)) + "'}]}";
    }

    private void visit(String id) {
        append(
                id,
                "visit.held",
                "visit/" + one(List.of("v", "w")),
                "{'occurred':'" + one(DATES) + "','title':{'en':'V'},'host':{'country':'" + one(COUNTRIES.subList(0, 2))
                        + "'},'visitors':[{'country':'" + one(COUNTRIES.subList(2, 4)) + "'}]}");
    }

    private void statement(String id) {
        append(
                id,
                "statement.made",
                "statement/" + one(STATEMENTS),
                "{'occurred':'" + one(DATES) + "','title':{'en':'S'},'speakers':[{'country':'" + one(COUNTRIES)
                        + "'}],'references':['visit/" + one(List.of("v", "w")) + "','agreement/"
                        + one(List.of("a", "b")) + "','statement/" + one(STATEMENTS)
                        + "']}");
    }

    private void correction(String id) {
        var target = one(told);
        var data = target[2].equals("report.sameAs")
                ? sameAsData("agreement/a", "agreement/" + one(List.of("d", "x")))
                : target[1].startsWith("agreement/") ? agreementData() : "{'occurred':'2024'}";
        append(id, "report.corrected", target[1], "{'corrects':" + key(target) + ",'data':" + data + "}");
    }

    private void retraction(String id) {
        var target = one(told);
        append(id, "report.retracted", target[1], "{'retracts':" + key(target) + ",'reason':'it was not so'}");
    }

    private void sameAs(String id) {
        var members =
                new ArrayList<>(List.of("agreement/a", "agreement/b", "agreement/c", "agreement/d", "agreement/x"));
        java.util.Collections.shuffle(members, random);
        append(
                id,
                "report.sameAs",
                members.get(random.nextInt(3)), // not always one of those that it names
                sameAsData(members.get(0), members.get(1)));
    }

    private String sameAsData(String one, String other) {
        return "{'same':['" + one + "','" + other + "'],'keep':'" + (random.nextBoolean() ? one : other) + "'}";
    }

    /** The same event again, or another payload under its id. */
    private void again() {
        var target = one(told);
        if (random.nextBoolean()) {
            log.append(Log.event(target[0], target[2], target[1], target[3]));
        } else {
            log.append(
                    Log.event(target[0], "agreement.signed", "agreement/" + one(List.of("a", "e")), agreementData()));
        }
    }

    private void append(String id, String type, String subject, String data) {
        log.append(Log.event(id, type, subject, data));
        told.add(new String[] {id, subject, type, data});
    }

    private static String key(String[] event) {
        return "{'source':'https://press.example.org/log','id':'" + event[0] + "'}";
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

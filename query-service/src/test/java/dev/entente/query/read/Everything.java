package dev.entente.query.read;

import java.util.List;
import java.util.Map;

import dev.entente.events.Position;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Two countries of which all is told that an answer can show. */
final class Everything {

    private static final String BETWEEN =
            "[{'country':'LI','person':'A. Person','office':'Minister'},{'country':'SM'}]";

    private final EventLog log;
    private Position told = Position.START;

    private Everything(EventLog log) {
        this.log = log;
    }

    /** Tells it, and returns the position at which it is all known. */
    static Position tell(EventLog log) {
        var everything = new Everything(log);
        everything.agreements();
        everything.rest();
        return everything.told;
    }

    private void tell(String id, String type, String subject, String data) {
        told = told.and(log.append(id, type, subject, data));
    }

    private static String signed(String occurred) {
        return "{'occurred':'" + occurred + "','title':{'en':'Pact','tr':'Pakt'},'parties':" + BETWEEN
                + ",'instrument':'treaty','money':{'currency':'EUR','amount':'12.50'},'validUntil':'2030',"
                + "'sectors':['energy'],'place':{'country':'LI','name':'Vaduz','latitude':47.1,'longitude':9.5},"
                + "'evidence':[{'url':'https://press.example.org/pact','publisher':'Example Press',"
                + "'published':'2024-01-07','kind':'press','reliability':'reported'}]}";
    }

    private void agreements() {
        tell("told-1", "agreement.signed", "agreement/told", signed("2024-01-05"));
        tell("told-2", "agreement.signed", "agreement/told", signed("2024-01-06"));
        tell("told-2", "agreement.signed", "agreement/told", signed("2024-01-06"));
        tell("told-2", "agreement.signed", "agreement/told", signed("2024-01-07"));
        tell("told-3", "agreement.terminated", "agreement/told", "{'occurred':'2023'}");
        tell("told-4", "agreement.proposed", "agreement/told", signed("2023-05"));
        tell(
                "told-5",
                "report.corrected",
                "agreement/told",
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'told-4'},'data':" + signed("2023-06")
                        + ",'reason':'a slip'}");
        tell("told-6", "agreement.signed", "agreement/told-hoax", signed("2024"));
        tell(
                "told-7",
                "report.retracted",
                "agreement/told-hoax",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'told-6'},'reason':'a hoax'}");
        tell("told-8", "agreement.signed", "agreement/told-again", signed("2024-01-05"));
        tell(
                "told-9",
                "report.sameAs",
                "agreement/told",
                "{'same':['agreement/told','agreement/told-again'],'keep':'agreement/told'}");
        told = told.and(log.append(
                "agreement/told",
                Map.of(
                        "ce_specversion", "1.0".getBytes(UTF_8),
                        "ce_id", "told-10".getBytes(UTF_8),
                        "ce_source", EventLog.SOURCE.getBytes(UTF_8),
                        "ce_type", "dev.entente.agreement.imagined.v1".getBytes(UTF_8),
                        "ce_subject", "agreement/told".getBytes(UTF_8)),
                "{\"a\":1}".getBytes(UTF_8)));
    }

    private void rest() {
        var about =
                "{'occurred':'2024-05~','title':{'en':'Told'},'summary':{'en':'Told of'},'references':['agreement/told'],";
        tell(
                "told-11",
                "visit.held",
                "visit/told",
                about + "'host':{'country':'LI'},'visitors':[{'country':'SM'}],'level':'minister'}");
        tell(
                "told-12",
                "visit.held",
                "visit/told-back",
                about + "'host':{'country':'SM'},'visitors':[{'country':'LI'}],'returns':'visit/told'}");
        tell("told-13", "meeting.held", "meeting/told", about + "'participants':" + BETWEEN + ",'format':'video'}");
        for (var speaker : List.of("LI", "SM")) {
            tell(
                    "told-14" + speaker,
                    "statement.made",
                    "statement/told-" + speaker,
                    about + "'speakers':[{'country':'" + speaker + "'}],'addressees':[{'country':'MC'}],"
                            + "'quote':{'en':'So be it'},'medium':'speech',"
                            + "'position':{'issue':'told-issue','stance':'supports','of':'told'}}");
        }
        tell(
                "told-15",
                "transfer.ordered",
                "transfer/told",
                about + "'supplier':{'country':'LI'},'recipient':{'country':'SM'},"
                        + "'item':{'kind':'equipment','category':'ship','designation':'corvette','quantity':3}}");
        tell("told-16", "transfer.milestoneReached", "transfer/told", "{'occurred':'2024-06','milestone':'launched'}");
        tell("told-17", "transfer.delivered", "transfer/told", "{'occurred':'2024-07','delivered':1}");
        tell(
                "told-18",
                "exercise.announced",
                "exercise/told",
                about + "'participants':" + BETWEEN + ",'kind':'exercise','designation':'Told 24'}");
        tell("told-19", "programme.launched", "programme/told", about + "'parties':" + BETWEEN + ",'stage':'running'}");
        tell(
                "told-20",
                "actor.described",
                "actor/told",
                "{'occurred':'2024','name':{'en':'A. Person'},'kind':'person','country':'LI','aliases':['Ann'],"
                        + "'offices':[{'office':'Minister','organization':'Ministry','from':'2020','until':'2024'}],"
                        + "'identifiers':{'wikidata':'Q1'}}");
    }
}

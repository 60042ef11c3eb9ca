#!/usr/bin/env python3
"""Posts events with nothing but Python's standard library.

    ENTENTE=http://127.0.0.1:8081 TOKEN=$(deploy/token --source https://press.example.org) docs/examples/post.py
"""
import json
import os
import random
import sys
import time
import urllib.error
import urllib.request

ENTENTE = os.environ.get("ENTENTE", "http://127.0.0.1:8081")
SOURCE = os.environ.get("SOURCE", "https://press.example.org/python")
TOKEN = os.environ.get("TOKEN") or sys.exit("TOKEN is missing: a token with the scope events:write; deploy/token makes one")


class Refused(Exception):
    """What was sent is wrong; sending it again changes nothing. Has the problem document (RFC 9457)."""

    def __init__(self, problem: dict):
        faults = "".join(f"\n  {error.get('pointer', error.get('parameter'))}: {error['detail']}" for error in problem.get("errors", []))
        super().__init__(f"{problem['title']}: {problem['detail']}{faults}")
        self.problem = problem


def post(body: bytes, media_type: str, tries: int = 6) -> str:
    """Posts until there is an answer. That is safe: an event has one effect, however often its (source, id) comes."""
    pause = 0.5 + random.random() / 2  # seconds; twice as long each time, unless the service says how long
    for left in reversed(range(tries)):
        request = urllib.request.Request(f"{ENTENTE}/events", body, {"Content-Type": media_type, "Authorization": f"Bearer {TOKEN}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            document = json.loads(error.read())
            if error.code == 422 and "results" in document:  # a batch of which no event was accepted
                return json.dumps(document)
            if error.code not in (408, 429, 500, 503) or not left:
                raise Refused(document) from None
            time.sleep(float(error.headers.get("Retry-After", pause)))
        except OSError:  # no connection, or one that broke: whether the event was kept is not known
            if not left:
                raise
            time.sleep(pause)
        pause *= 2
    raise AssertionError("the last try returns or raises")


def signed(id: str, subject: str, title: str, **attributes) -> dict:
    return {"specversion": "1.0", "id": id, "source": SOURCE, "type": "dev.entente.agreement.signed.v1", "subject": subject,
            "data": {"occurred": "2024-08-20", "title": {"en": title}, "parties": [{"country": "JP"}, {"country": "KE"}]}} | attributes


def main():
    receipt = json.loads(post(json.dumps(signed("py-1", "agreement/py-one", "Exchange of seeds", desk="Zürich")).encode(),
                              "application/cloudevents+json"))
    print("kept at position", receipt["position"])

    batch = [signed("py-2", "agreement/py-two", "Exchange of films"), signed("py-3", "agreement/py-three", "")]
    for result in json.loads(post(json.dumps(batch).encode(), "application/cloudevents-batch+json"))["results"]:
        print("batch:", result["status"], result["id"], result.get("position") or result["problem"]["errors"][0]["pointer"])

    lines = "\n".join(json.dumps(signed(f"py-line-{n}", f"agreement/py-line-{n}", f"Exchange {n}")) for n in range(100))
    *results, last = post(lines.encode(), "application/x-ndjson").splitlines()
    print("stream:", len(results), "results,", json.loads(last)["summary"])

    try:
        post(json.dumps(signed("py-4", "agreement/py-four", "Exchange of air") | {"subject": "nowhere"}).encode(),
             "application/cloudevents+json")
    except Refused as refused:
        print("refused:", refused)


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The next window: another enrolled counter of the office, speaking the documented protocol (docs/protocol.md).

It serves somebody at the same time, takes a number away, and plays the person who tries two computers.
"""
import base64
import ctypes
import ctypes.util
import hashlib
import http.client
import json
import secrets
import ssl
import subprocess
import time
import uuid
from urllib.parse import urlsplit

from desktop import TourFailure


def operation_id():
    """A UUID of version 7: the time, then chance."""
    digits = f"{int(time.time() * 1000):012x}7{secrets.randbits(12):03x}{(0b10 << 62) | secrets.randbits(62):016x}"
    return str(uuid.UUID(digits))


class Key:
    """An Ed25519 key, by the library the programs use."""

    def __init__(self):
        self._sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
        self._sodium.sodium_init()
        public, self._secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        self._sodium.crypto_sign_keypair(public, self._secret)
        self.public = public.raw

    def sign(self, text):
        signature = ctypes.create_string_buffer(64)
        self._sodium.crypto_sign_detached(signature, None, text, ctypes.c_ulonglong(len(text)), self._secret)
        return signature.raw


class Refused(TourFailure):
    def __init__(self, problem):
        super().__init__(f"The second counter was refused: {problem}")
        self.code = problem.get("code", "")


class SecondCounter:
    def __init__(self, words):
        """Enrols with the words of the line that `counters add` prints."""
        self._address = urlsplit(words["server"])
        self._pin = words["pin"].removeprefix("sha256//")
        self._id = words["counter"]
        self._key = Key()
        self._token = None
        self._call("POST", "/v1/counters/enrol", {"counter": self._id, "code": words["code"],
                                                  "publicKey": base64.b64encode(self._key.public).decode()})

    def _connect(self):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # the pin stands in for a chain of trust
        line = http.client.HTTPSConnection(self._address.hostname, self._address.port, timeout=10, context=context)
        line.connect()
        certificate = ssl.DER_cert_to_PEM_cert(line.sock.getpeercert(binary_form=True))
        key = subprocess.run(["openssl", "x509", "-pubkey", "-noout"], input=certificate, capture_output=True,
                             text=True, check=True).stdout
        der = ssl.PEM_cert_to_DER_cert(key.replace("PUBLIC KEY", "CERTIFICATE"))
        if base64.b64encode(hashlib.sha256(der).digest()).decode() != self._pin:
            raise TourFailure("The second counter met another key than the one it was told.")
        return line

    def _call(self, method, path, body=None):
        if body is not None and "operation" not in body:
            body = {**body, "operation": operation_id()}
        return self.exchange(method, path, body)

    def exchange(self, method, path, body=None):
        content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        now, nonce = str(int(time.time() * 1000)), secrets.token_hex(16)
        signed = f"{method}\n{path}\n{now}\n{nonce}\n{hashlib.sha256(content).hexdigest()}\n".encode()
        headers = {"X-Counter": self._id, "X-Time": now, "X-Nonce": nonce, "X-Request-Id": str(uuid.uuid4()),
                   "X-Signature": base64.b64encode(self._key.sign(signed)).decode(), "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        line = self._connect()
        try:
            line.request(method, path, content or None, headers)
            answer = line.getresponse()
            reply = json.loads(answer.read() or b"{}")
        finally:
            line.close()
        if answer.status >= 400:
            raise Refused(reply)
        return reply

    # ---- what a clerk does there ----------------------------------------------------------------------------

    def sign_in(self, staff, password):
        self._token = self.exchange("POST", "/v1/sign-in", {"staff": staff, "password": password})["token"]
        self.reference = self.exchange("GET", "/v1/reference")

    def version(self, text):
        return next(item["version"] for item in self.reference["texts"] if item["id"] == text)

    def register(self, person):
        reply = self._call("POST", "/v1/accounts", {
            "userType": "newVehicleOwner", "documentKind": "residentId", "documentNumber": person.document, "name": person.name,
            "mobile": person.mobile, "cityCode": self.reference["cityCode"], "address": person.address,
            "localProof": "", "agreementVersion": self.version("agreement"),
            "privacyVersion": self.version("privacy"), "consentWay": "signedOnPaper", "overrides": []})
        return reply["id"]

    def account_of(self, person):
        return self.exchange("POST", "/v1/accounts/find",
                             {"documentKind": "residentId", "documentNumber": person.document})

    def open_session(self, account, division="440802"):
        return self._call("POST", f"/v1/accounts/{account}/sessions", {"division": division, "business": "newVehicle"})

    def show(self, session):
        return self.exchange("GET", f"/v1/sessions/{session}")

    def act(self, session, verb, body=None):
        return self._call("POST", f"/v1/sessions/{session}/{verb}", body or {})

    def bring_to_choosing(self, person):
        """Serves somebody up to the choice, and returns the session's id."""
        session = self.open_session(self.register(person))["id"]
        self.act(session, "notice", {"version": self.version("notice")})
        self.act(session, "vehicle", {
            "vin": person.vin, "certificateKind": "conformity", "certificateNumber": person.certificate,
            "brandModel": person.brand, "vehicleClass": "smallCar", "energy": "combustion",
            "useNature": "A", "invoiceBuyer": person.name,
            "documents": ["identity", "certificate", "invoice"], "overrides": []})
        self.act(session, "contact", {"postcode": "", "address": person.address, "landline": ""})
        return session

    def lock(self, session, serial):
        """Composes a number and locks it: from now on it is taken."""
        self.act(session, "compose")
        return self.act(session, "verify", {"serial": serial})

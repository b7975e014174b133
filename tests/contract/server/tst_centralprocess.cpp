// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/processoffice.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

/// The real program: its commands.
class TestCentralProcess : public QObject
{
    Q_OBJECT

    /// Adds settings to central.ini, and the files they name.
    static void writeSmsFiles(const Office& office, QString settings)
    {
        const auto write = [&](const char* name, const QByteArray& text) {
            QFile file(office.path(name));
            XUANHAO_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Append) &&
                          file.write(text) == text.size());
        };
        write("request", "GET https://sms.example/?u={user}&p={password}&to={number}&text={text}\n");
        write("password", "geheim\n");
        write("empty", "\n");
        write("central.ini", settings.replace(t("FOLDER"), office.folder.path()).toUtf8());
    }

private Q_SLOTS:
    void commandsSayWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{t("assign")} << 2;
        QTest::newRow("unknown option") << QStringList{t("serve"), t("--now")} << 2;
        QTest::newRow("no config") << QStringList{t("serve")} << 2;
        QTest::newRow("config that is not there")
            << QStringList{t("status"), t("--config"), t("/nowhere.ini")} << 1;
        QTest::newRow("unknown staff command") << QStringList{t("staff"), t("promote")} << 2;
        QTest::newRow("help") << QStringList{t("init"), t("--help")} << 0;
        QTest::newRow("version") << QStringList{t("--version")} << 0;
    }
    void commandsSayWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);

        const Run result = run(arguments);

        QCOMPARE(result.code, code);
        QVERIFY(code == 0 ? !result.output.isEmpty() : !result.errors.isEmpty());
    }

    void initRefusesWhatIsThereAndImportIsAllOrNothing()
    {
        const Office office;
        (void)openOffice(office);
        QCOMPARE(run(office.initArguments()).code, 1);
        QCOMPARE(run(office.initArguments() + QStringList{t("--update")}).code, 0);
        QStringList names{t("secret.key"), t("tls/key.pem")};
        if (!isOnPostgres())
            names.append(t("central.db"));
        for (const QString& name : std::as_const(names))
            QCOMPARE(QFile::permissions(office.folder.filePath(name)) &
                         (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                     QFile::Permissions());
        const QString before = run(office.with({t("audit"), t("verify")})).output;
        QFile bad(office.path("bad.json"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(R"({"authority": "粤G", "segments": [
            {"kind": "02", "from": "X1200", "to": "X1299", "releasedAt": "2026-01-05T09:00:00+08:00", "source": "x"},
            {"kind": "02", "from": "A1250", "to": "A1260", "releasedAt": "2026-01-05T09:00:00+08:00", "source": "x"}]})");
        bad.close();

        const Run result = run(office.with({t("import-segments")}, {bad.fileName()}));

        QCOMPARE(result.code, 1);
        QVERIFY(result.errors.contains(t("A1250")));
        QCOMPARE(run(office.with({t("audit"), t("verify")})).output, before);
    }

    void brokenFilesChangeNothing_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("said");
        QTest::newRow("profile") << t("--profile") << t("profiles/classic.json") << t("profile: line ");
        QTest::newRow("office") << t("--office") << t("offices/zhanjiang.json") << t("office: line ");
        QTest::newRow("calendar") << t("--calendar") << t("calendars/china.json") << t("calendar: line ");
    }
    void brokenFilesChangeNothing() // D1, E5: said with the line; whoever has an office keeps it
    {
        QFETCH(QString, option);
        QFETCH(QString, source);
        QFETCH(QString, said);
        const Office office;
        QStringList arguments = office.initArguments();
        QFile good(kSource + t("/resources/") + source);
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray content = good.readAll();
        QFile bad(office.path("bad.json"));
        arguments[arguments.indexOf(option) + 1] = bad.fileName();
        const auto attempt = [&](const QByteArray& text, const QStringList& rest) {
            return bad.open(QIODevice::WriteOnly | QIODevice::Truncate) && bad.write(text) == text.size() &&
                           (bad.close(), true)
                       ? run(arguments + rest)
                       : Run();
        };
        for (const QByteArray& text :
             {content.left(content.size() / 2), QByteArray("{\n]"), QByteArray(content).prepend("\n?")}) {
            const Run refused = attempt(text, {});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.errors.contains(said), qPrintable(refused.errors));
            QVERIFY(isOnPostgres() || !QFile::exists(office.path("central.db")));
        }
        QCOMPARE(run(office.initArguments()).code, 0);
        QCOMPARE(attempt("{\n]", {t("--update")}).code, 1);
        const auto sql = office.connect();
        QCOMPARE(sql->integerOf("SELECT count(*) FROM audit WHERE action = 'office.import'", {}), 1);
    }

    void smsSettingsThatCannotWorkAreSaid_data() // B11
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* settings, const char* said) {
            QTest::newRow(name) << t(settings) << t(said);
        };
        const char* kannel = "sms-kannel-url=http://127.0.0.1:13013/cgi-bin/sendsms\nsms-user=x\n";
        row("two ways", "sms-command=/bin/true\nsms-http-request=FOLDER/request\n", "only one of");
        row("user without a gateway", "sms-user=x\n", "sms-user has no meaning");
        row("reports without Kannel", "sms-command=/bin/true\nsms-report-url=https://a\n",
            "sms-report-url has no meaning");
        row("Kannel without a password", kannel, "needs sms-user and sms-password-file");
        row("password file that is not there",
            (t(kannel) + t("sms-password-file=/nowhere\n")).toUtf8().constData(), "/nowhere cannot be read");
        row("empty password", (t(kannel) + t("sms-password-file=FOLDER/empty\n")).toUtf8().constData(),
            "the first line must be the password");
        row("Kannel elsewhere in clear",
            "sms-kannel-url=http://kannel.example/cgi-bin/sendsms\nsms-user=x\nsms-password-file=FOLDER/"
            "password\n",
            "must begin with https://");
        row("reports in clear",
            (t(kannel) + t("sms-password-file=FOLDER/password\nsms-report-url=http://a\n"))
                .toUtf8()
                .constData(),
            "sms-report-url");
        row("rate", "sms-command=/bin/true\nsms-per-second=0\n", "1 to 1000");
        row("relative program", "sms-command=send --now\n", "absolute path");
        row("request that is not there", "sms-http-request=/nowhere\n", "/nowhere cannot be read");
        row("request without its password", "sms-http-request=FOLDER/request\n", "if and only if");
        row("pattern",
            "sms-http-request=FOLDER/request\nsms-user=x\nsms-password-file=FOLDER/"
            "password\nsms-http-success=(\n",
            "no regular expression");
        row("authorities that are not there", "sms-command=/bin/true\nsms-ca=/nowhere\n",
            "sms-ca has no meaning");
        row("unknown setting", "sms-gateway=x\n", "there is no setting");
    }
    void smsSettingsThatCannotWorkAreSaid()
    {
        QFETCH(QString, settings);
        QFETCH(QString, said);
        const Office office;
        QCOMPARE(run(office.initArguments()).code, 0);
        writeSmsFiles(office, settings);

        const Run result = run(office.with({t("serve")}));

        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(said), qPrintable(result.errors));
    }

    void smsSettingsThatWorkOpenTheServer_data() // B11
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("Kannel") << t(
            "sms-kannel-url=http://127.0.0.1:13013/cgi-bin/sendsms\nsms-user=x\n"
            "sms-password-file=FOLDER/password\nsms-report-url=none\nsms-sender=12123\n");
        QTest::newRow("HTTP") << t(
            "sms-http-request=FOLDER/request\nsms-user=x\nsms-password-file=FOLDER/password\n"
            "sms-http-success=\"code\\\":0\"\nsms-ca=FOLDER/tls/certificate.pem\nsms-per-second=3\n");
        QTest::newRow("program") << t("sms-command=/bin/cat --number\n");
    }
    void smsSettingsThatWorkOpenTheServer()
    {
        QFETCH(QString, settings);
        const Office office;
        QCOMPARE(run(office.initArguments()).code, 0);
        writeSmsFiles(office, settings);
        QProcess server;

        startServer(server, office);

        server.terminate();
        QVERIFY(server.waitForFinished());
        QCOMPARE(server.exitCode(), 0);
    }

    void nameOfACounterFitsItsForms() // C1: it stands there in one line, with the clerk's number
    {
        const Office office;
        QCOMPARE(run(office.initArguments()).code, 0);
        const Run tooLong =
            run(office.with({t("counters"), t("add")}, {t("车辆管理所办证大厅第十二号综合窗口")}));
        QCOMPARE(tooLong.code, 1);
        QVERIFY2(tooLong.errors.contains(t("at most 16 characters")), qPrintable(tooLong.errors));
        QCOMPARE(run(office.with({t("counters"), t("add")}, {t("车管所办证大厅第十二号综合窗口")})).code, 0);
    }

    void importOfAnOfficeIsRecorded() // E5: which parts, by version and hash
    {
        const Office office;
        (void)openOffice(office);
        QStringList update = office.initArguments() + QStringList{t("--update")};
        QCOMPARE(run(update).code, 0);
        update[update.indexOf(t("--profile")) + 1] = kSource + t("/resources/profiles/modern.json");
        QCOMPARE(run(update).code, 0);

        const auto sql = office.connect();
        QList<QJsonObject> facts;
        sql->query(
            "SELECT facts FROM audit WHERE action = 'office.import' AND object = '粤G' ORDER BY seq", {},
            [&](const SqlRow& row) { facts.append(QJsonDocument::fromJson(row.text(0).toUtf8()).object()); });
        QCOMPARE(facts.size(), 3);
        QCOMPARE(facts[0].keys(), (QStringList{t("agreement"), t("calendar"), t("notice"), t("office"),
                                               t("privacy"), t("profile")}));
        QVERIFY(facts[1].isEmpty());
        QCOMPARE(facts[2].keys(), QStringList{t("profile")});
        const QJsonObject profile = facts[2].value(t("profile")).toObject();
        QCOMPARE(profile.value(t("from")), facts[0].value(t("profile")).toObject().value(t("to")));
        QCOMPARE(profile.value(t("to")).toString().size(), 64);
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);

        QVERIFY(QFile::rename(office.path("secret.key"), office.path("elsewhere.key")));
        QCOMPARE(run(update).code, 1); // no row can be chained without the key, so nothing is imported
    }

    void nothingNamesAPersonAndANumber() // F6: a new endpoint or command that takes both fails here
    {
        QFile file(kSource + t("/server/api/openapi.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject paths =
            QJsonDocument::fromJson(file.readAll()).object().value(t("paths")).toObject();
        const QStringList personal{t("documentNumber"), t("name"),   t("mobile"),    t("vin"),
                                   t("account"),        t("person"), t("localProof")};
        const QStringList numbers{t("serial"), t("serials"), t("number"), t("plate"), t("index")};
        QStringList takingNumbers;
        for (const Endpoint& endpoint : allEndpoints()) {
            const QString path = QString::fromLatin1(endpoint.path);
            const QString method = endpoint.method == HttpMethod::Post ? t("post") : t("get");
            const QJsonObject operation = paths.value(path).toObject().value(method).toObject();
            QCOMPARE(operation.value(t("operationId")).toString(), QString::fromLatin1(endpoint.operationId));
            const QJsonObject schema = operation.value(t("requestBody"))
                                           .toObject()
                                           .value(t("content"))
                                           .toObject()
                                           .value(t("application/json"))
                                           .toObject()
                                           .value(t("schema"))
                                           .toObject();
            QStringList taken = schema.value(t("properties")).toObject().keys();
            if (path.contains(t("{account}")))
                taken.append(t("account"));
            const auto takesOneOf = [&](const QStringList& words) {
                return std::any_of(words.begin(), words.end(),
                                   [&](const QString& word) { return taken.contains(word); });
            };
            QVERIFY2(!(takesOneOf(personal) && takesOneOf(numbers)), endpoint.operationId);
            if (takesOneOf(numbers))
                takingNumbers.append(QString::fromLatin1(endpoint.operationId));
        }
        QCOMPARE(takingNumbers, (QStringList{t("verify"), t("keepAside"), t("chooseDrawn")}));

        // The commands, as the program itself lists them.
        static const QRegularExpression lines(t("^  (\\S+) "), QRegularExpression::MultilineOption);
        QStringList commands;
        for (auto match = lines.globalMatch(run({t("--help")}).output); match.hasNext();)
            commands.append(match.next().captured(1));
        QCOMPARE(commands,
                 (QStringList{t("init"), t("serve"), t("import-segments"), t("numbers"), t("announcements"),
                              t("maintenance"), t("import-facts"), t("staff"), t("counters"), t("systems"),
                              t("blacklist"), t("invoices"), t("audit"), t("export-draws"), t("backup"),
                              t("restore"), t("verify"), t("status")}));
        const QList<QStringList> all{{t("init")},
                                     {t("serve")},
                                     {t("import-segments")},
                                     {t("import-facts")},
                                     {t("export-draws")},
                                     {t("numbers"), t("rules")},
                                     {t("numbers"), t("block")},
                                     {t("numbers"), t("withhold")},
                                     {t("numbers"), t("lift")},
                                     {t("announcements"), t("list")},
                                     {t("announcements"), t("set")},
                                     {t("maintenance"), t("plan")},
                                     {t("maintenance"), t("list")},
                                     {t("maintenance"), t("end")},
                                     {t("status")},
                                     {t("backup")},
                                     {t("restore")},
                                     {t("verify")},
                                     {t("audit"), t("verify")},
                                     {t("staff"), t("add")},
                                     {t("staff"), t("list")},
                                     {t("staff"), t("lock")},
                                     {t("staff"), t("unlock")},
                                     {t("staff"), t("password")},
                                     {t("counters"), t("add")},
                                     {t("counters"), t("list")},
                                     {t("counters"), t("renew")},
                                     {t("counters"), t("lock")},
                                     {t("counters"), t("unlock")},
                                     {t("systems"), t("add")},
                                     {t("systems"), t("list")},
                                     {t("systems"), t("renew")},
                                     {t("systems"), t("lock")},
                                     {t("systems"), t("unlock")},
                                     {t("blacklist"), t("list")},
                                     {t("blacklist"), t("confirm")},
                                     {t("blacklist"), t("lift")},
                                     {t("invoices"), t("list")},
                                     {t("invoices"), t("show")},
                                     {t("invoices"), t("accept")},
                                     {t("invoices"), t("reject")}};
        for (const QStringList& command : all) {
            const Run help = run(command + QStringList{t("--help")});
            QCOMPARE(help.code, 0);
            static const QRegularExpression forbidden(
                t("--(serial|number|plate|document|vin|mobile|account|person)"));
            QVERIFY2(!help.output.contains(forbidden), qPrintable(command.join(QLatin1Char(' '))));
        }
        const Office office;
        (void)openOffice(office);
        QFile gift(office.path("gift.json"));
        QVERIFY(gift.open(QIODevice::WriteOnly));
        gift.write(
            R"({"authority": "粤G", "taken": [{"kind": "02", "serials": ["A1201"]}], "account": "x"})");
        gift.close();
        QCOMPARE(run(office.with({t("import-segments")}, {gift.fileName()})).code, 1);
        // Facts name people, so no plate number stands beside them.
        QVERIFY(gift.open(QIODevice::WriteOnly | QIODevice::Truncate));
        gift.write(
            "documentKind,documentNumber,mobile,authority,plate\nresidentId,11010519491231002X,,粤G,A1201\n");
        gift.close();
        const Run refused = run(office.with({t("import-facts")}, {t("vehicles"), gift.fileName()}));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.errors.contains(t("gift.json:1: the first line must be documentKind,documentNumber,"
                                           "mobile,authority,vin")),
                 qPrintable(refused.errors));
    }

    void programHasNoDoorForTests()
    {
        QFile program(kProgram);
        QVERIFY(program.open(QIODevice::ReadOnly));
        const QByteArray bytes = program.readAll();
        for (const char* door : {"XUANHAO_EXCHANGES", "FakeClock", "SharedClock", "SeededRandom", "--seed",
                                 "--fake", "--now", "XUANHAO_TEST"})
            QVERIFY2(!bytes.contains(door), door);
    }
};

QTEST_GUILESS_MAIN(TestCentralProcess)
#include "tst_centralprocess.moc"

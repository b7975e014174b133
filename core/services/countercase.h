// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"
#include "core/services/caserecord.h"
#include "core/services/operationsender.h"

#include <memory>

namespace xuanhao {

class OfficeService;
class PoolMirror;
class StaffService;

/// What a case needs of the program; all of it outlives the case.
struct CaseContext
{
    DbThread& storage;
    CentralClient& client;
    OperationSender& sender;
    ServerClock& serverClock;
    PoolMirror& pools;
    const OfficeService& office;
    const StaffService& staff;
    const Clock& clock;
    RandomSource& random;
};

/// An ApplicantCase on the local database and the line to central.
class CounterCase final : public ApplicantCase
{
    Q_OBJECT

public:
    CounterCase(const CaseContext& context, CaseRecord record, int place, QObject* parent = nullptr);
    ~CounterCase() override;

    [[nodiscard]] QString id() const override { return m_record.id; }
    [[nodiscard]] CasePage page() const override;
    void showPage(CasePage page) override;
    [[nodiscard]] bool isBusy() const override { return m_isBusy; }
    [[nodiscard]] std::optional<Failure> obstacle() const override { return m_record.obstacle; }

    [[nodiscard]] const AccountDraft& accountDraft() const override { return m_record.accountDraft; }
    void setAccountDraft(const AccountDraft& draft) override;
    [[nodiscard]] const OpenSessionRequest& officeDraft() const override { return m_record.officeDraft; }
    void setOfficeDraft(const OpenSessionRequest& draft) override;
    [[nodiscard]] const VehicleDraft& vehicleDraft() const override { return m_record.vehicleDraft; }
    void setVehicleDraft(const VehicleDraft& draft) override;
    [[nodiscard]] const ContactDraft& contactDraft() const override { return m_record.contactDraft; }
    void setContactDraft(const ContactDraft& draft) override;
    [[nodiscard]] const std::optional<InvoicePicture>& invoicePicture() const override { return m_invoice; }
    void setInvoicePicture(std::optional<InvoicePicture> picture, Answer answer) override;
    void keepDraft() override;

    [[nodiscard]] const std::optional<AccountView>& account() const override { return m_record.account; }
    void takeAccess(const AccessView& access) override;
    [[nodiscard]] const std::optional<SessionView>& session() const override { return m_record.session; }
    [[nodiscard]] const std::optional<CaptchaReply>& captcha() const override { return m_captcha; }
    [[nodiscard]] const std::optional<MoveView>& move() const override { return m_move; }
    [[nodiscard]] Passing lapsed() const override { return m_record.lapsed; }
    [[nodiscard]] std::optional<DeadlineView> composeDeadline() const override { return m_deadline; }
    [[nodiscard]] std::optional<DeadlineView> earliestSubmit() const override { return m_earliestSubmit; }
    [[nodiscard]] ComposeModel* compose() override { return m_compose.get(); }
    [[nodiscard]] std::optional<Refusal> refusalFor(const Command& command) const override;

    void registerApplicant(Answer answer) override;
    void correctAccount(const AccountCorrection& correction, Answer answer) override;
    void cancelAccount(const CancelAccountRequest& request, Answer answer) override;
    void openSession(Answer answer) override;
    void acceptNotice(Answer answer) override;
    void enterVehicle(Answer answer) override;
    void confirmContact(Answer answer) override;
    void startCompose(Answer answer) override;
    void newCaptcha(Answer answer) override;
    void verify(const QString& captchaAnswer, Answer answer) override;
    void clearNumber(Answer answer) override;
    void submitNumber(Answer answer) override;
    void draw(const DrawRequest& request, Answer answer) override;
    void keepAside(SerialIndex number, Answer answer) override;
    void chooseDrawn(SerialIndex number, Answer answer) override;
    void sendCode(Answer answer) override;
    void confirmCode(const QString& code, Answer answer) override;
    void witnessIdentity(const WitnessRequest& request, Answer answer) override;
    void giveUpChoice(Answer answer) override;
    void abandon(Answer answer) override;
    void askMove(Answer answer) override;
    void decideMove(const MoveDecisionRequest& request, Answer answer) override;
    void sendMoveCode(Answer answer) override;
    void moveByCode(const QString& code, Answer answer) override;
    void refresh(Answer answer) override;

    /// Lets time pass: stores what was typed when typing has paused, repeats an unanswered change, confirms
    /// the number after the deadline, asks again when central should have moved on. Called several times a
    /// second.
    void step();
    /// The PC slept or its clock was set: nothing measured before is used any more.
    void clockJumped();
    /// The office's rules or texts are there, or are others.
    void officeChanged();
    void setPlace(int place);
    /// Takes the case out of the database; the object is of no use afterwards.
    void forget();
    /// Stores the case as it is; an error is written to the log.
    void store();

private:
    enum class After { Verb, Reading };

    [[nodiscard]] QString scope() const { return QStringLiteral("case:") + m_record.id; }
    [[nodiscard]] const Profile* profile() const;
    [[nodiscard]] CasePage naturalPage() const;
    [[nodiscard]] bool mayShow(CasePage page) const;
    using Saving = std::function<Expected<Done, StorageError>(LocalStore&)>;

    /// The case as it is now, ready to be written on the database's thread.
    [[nodiscard]] Saving saving(const QString& answeredOperation) const;
    [[nodiscard]] Expected<Done, StorageError> save(const QString& answeredOperation = {});
    void draftChanged();
    void storeDraftWhenDue(MonotonicInstant now);

    void perform(const OutgoingWrite& write, Answer answer);
    void performAtSession(EndpointId endpoint, const QJsonObject& body, Answer answer);
    void performOnDrawn(EndpointId endpoint, SerialIndex number, Answer answer);
    void transmit(const PreparedWrite& prepared, Answer answer);
    void dropConfirmation(const PreparedWrite& prepared);
    void repeatWaiting();
    void takeReply(const PreparedWrite& prepared, const CentralAnswer& reply, const Answer& answer);
    void takeProblem(const PreparedWrite& prepared, const Failure& failure, const Answer& answer);
    [[nodiscard]] bool takeBody(const PreparedWrite& prepared, const CentralAnswer& reply);
    [[nodiscard]] std::optional<Failure> takeWitnessed(const Expected<CentralAnswer, CallFailure>& result);
    void landOnReserved(const QString& session, const Failure& failure, const Answer& answer);
    void finishStep(const Answer& answer);
    [[nodiscard]] bool mustSendInvoice() const;
    void sendVehicle(Answer answer);
    void loadInvoice();

    void readSession(const QString& session, Answer answer);
    void readAccount(Answer answer);
    void readMove();
    void takeMove(const MoveView& view);
    /// The session that lives elsewhere; empty when there is none.
    [[nodiscard]] QString sessionElsewhere() const;
    [[nodiscard]] bool endsElsewhere(const PreparedWrite& prepared, const Problem& problem);
    void performElsewhere(EndpointId endpoint, const QJsonObject& body, Answer answer);
    void takeAccount(AccountView view);
    void takeSession(SessionView view, After after);
    void takeSample(const CentralAnswer& reply);
    [[nodiscard]] bool isOtherCounters(const SessionView& view) const;
    void takeDrafts(const SessionView& view);
    [[nodiscard]] bool isNews(const SessionView& view) const;

    void updateCompose();
    void updateWatch();
    void updateDeadline();
    void confirmAtDeadline();
    void setBusy(bool isBusy);
    void answerLater(const Answer& answer, std::optional<Failure> failure);

    CaseContext m_context;
    CaseRecord m_record;
    int m_place;
    bool m_isBusy = false;
    bool m_isForgotten = false;
    bool m_isReading = false;
    bool m_hasWaiting = false; ///< an operation without an answer lies in the database
    /// Counts the changes sent: a reading that began before one says nothing about the state after it.
    int m_changes = 0;
    /// When what was typed is stored by itself; nothing when all of it is.
    std::optional<MonotonicInstant> m_draftDue;
    MonotonicInstant m_draftLatest{}; ///< not later than this, however long somebody types
    bool m_isStoringDraft = false;    ///< one commit at a time; what is typed meanwhile goes with the next
    MonotonicInstant m_nextRepeat{};
    MonotonicInstant m_nextReading{};
    std::optional<InvoicePicture> m_invoice; ///< in a table of its own, not in the record
    std::optional<CaptchaReply> m_captcha;
    std::optional<MoveView> m_move;
    std::optional<DeadlineView> m_deadline;
    std::optional<DeadlineView> m_earliestSubmit;
    std::unique_ptr<ComposeModel> m_compose;
    std::optional<Instant> m_composeStarted; ///< which window m_compose belongs to
    std::optional<PlateKind> m_watched;
};

} // namespace xuanhao

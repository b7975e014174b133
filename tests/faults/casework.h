// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/endpoints.h"
#include "tests/faults/floor.h"
#include "tests/sim/simview.h"

#include <QHash>
#include <QJsonObject>

namespace xuanhao::faults {

/// What a case asks for next.
struct Wish
{
    EndpointId endpoint;
    QHash<QString, QString> variables;
    QJsonObject body;
};

/// One applicant's way through the office, from the account to the end of the session, as a clerk would go
/// it. One request at a time; the case says at which desk.
class Case
{
public:
    enum class Kind { Drawing, Composing };
    /// What is out of the ordinary.
    enum class Twist {
        None,
        Stranger, ///< an act from another counter: void (B10)
        Moved,    ///< to another counter
        Early,    ///< submitted before the deadline: void (B9)
        LeftAlone ///< the counter dies while a number is locked; somebody looks minutes later
    };

    Case(Floor& floor, int desk, Kind kind, Visitor visitor);

    /// The desk of the next request.
    [[nodiscard]] int desk() const;
    /// The desk that called the applicant.
    [[nodiscard]] int home() const { return m_home; }
    /// Not before.
    [[nodiscard]] Instant wakeAt() const { return m_wakeAt; }
    /// Empty when there is nothing to ask at the moment, see wakeAt(), or ever, see isOver().
    [[nodiscard]] std::optional<Wish> next();
    void heard(const Wish& wish, int status, const QJsonObject& answer);
    [[nodiscard]] bool isOver() const { return m_isOver; }
    /// Who may come again; nobody who has got what they came for, or may not.
    [[nodiscard]] std::optional<Visitor> leaving() const;

private:
    std::optional<Wish> atSession(EndpointId endpoint, const QJsonObject& body = {});
    std::optional<Wish> inSession();
    std::optional<Wish> prepare();
    std::optional<Wish> choose();
    std::optional<Wish> compose();
    std::optional<Wish> drawn();
    std::optional<Wish> confirm();
    std::optional<Wish> move();
    std::optional<Wish> verify();
    std::optional<Wish> waitUntil(Instant at);
    void heardProblem(EndpointId asked, const QJsonObject& problem);
    void end(bool mayReturn);

    Floor& m_floor;
    int m_home;
    int m_desk;
    int m_otherDesk;
    Kind m_kind;
    Twist m_twist;
    Visitor m_visitor;
    int m_vehicle;
    QString m_session;
    std::optional<sim::SimView> m_view;
    Instant m_wakeAt{};
    bool m_needsLook = false;
    bool m_isElsewhere = false; ///< the next request comes from the other desk
    bool m_wantsCode = false;
    bool m_hasComposed = false;
    bool m_isOver = false;
    bool m_mayReturn = true;
    int m_moveStep = 0;
    int m_refusals = 0;
    int m_waits = 0;
    int m_drawsWanted;
};

} // namespace xuanhao::faults

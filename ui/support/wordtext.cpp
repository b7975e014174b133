// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/wordtext.h"

#include "printing/formcontent.h"

#include <QCoreApplication>
#include <QHash>

namespace xuanhao {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

} // namespace

QString wordFor(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ResidentId:
        return word(QT_TRANSLATE_NOOP("Words", "Resident identity card"));
    case DocumentKind::TemporaryResidentId:
        return word(QT_TRANSLATE_NOOP("Words", "Temporary identity card"));
    case DocumentKind::MilitaryId:
        return word(QT_TRANSLATE_NOOP("Words", "Military identity document"));
    case DocumentKind::HkMacaoTaiwanResidence:
        return word(QT_TRANSLATE_NOOP("Words", "Hong Kong, Macao or Taiwan residence permit"));
    case DocumentKind::HkMacaoTravelPermit:
        return word(QT_TRANSLATE_NOOP("Words", "Mainland travel permit for Hong Kong and Macao residents"));
    case DocumentKind::TaiwanTravelPermit:
        return word(QT_TRANSLATE_NOOP("Words", "Mainland travel permit for Taiwan residents"));
    case DocumentKind::Passport:
        return word(QT_TRANSLATE_NOOP("Words", "Passport"));
    case DocumentKind::ForeignPermanentResidence:
        return word(QT_TRANSLATE_NOOP("Words", "Foreign permanent resident card"));
    case DocumentKind::DiplomaticId:
        return word(QT_TRANSLATE_NOOP("Words", "Diplomatic identity document"));
    case DocumentKind::UnitCreditCode:
        return word(QT_TRANSLATE_NOOP("Words", "Unit: unified social credit code"));
    }
    return {};
}

QString wordFor(UserType type)
{
    switch (type) {
    case UserType::NewVehicleOwner:
        return word(QT_TRANSLATE_NOOP("Words", "New-vehicle owner"));
    case UserType::VehicleOwner:
        return word(QT_TRANSLATE_NOOP("Words", "Vehicle owner"));
    case UserType::Driver:
        return word(QT_TRANSLATE_NOOP("Words", "Driver"));
    case UserType::FirstLicenceLearner:
        return word(QT_TRANSLATE_NOOP("Words", "First-licence learner"));
    }
    return {};
}

QString wordFor(Service service)
{
    switch (service) {
    case Service::BindLicence:
        return word(QT_TRANSLATE_NOOP("Words", "Bind licence"));
    case Service::OwnData:
        return word(QT_TRANSLATE_NOOP("Words", "Own vehicle and licence data"));
    case Service::Violations:
        return word(QT_TRANSLATE_NOOP("Words", "Violations and fines"));
    case Service::PlateSelection:
        return word(QT_TRANSLATE_NOOP("Words", "Plate pre-selection"));
    case Service::TestBooking:
        return word(QT_TRANSLATE_NOOP("Words", "Test booking"));
    case Service::ContactChange:
        return word(QT_TRANSLATE_NOOP("Words", "Change of contact"));
    }
    return {};
}

QString wordFor(BusinessKind kind)
{
    switch (kind) {
    case BusinessKind::NewVehicle:
        return word(QT_TRANSLATE_NOOP("Words", "New vehicle registration"));
    case BusinessKind::UsedTransfer:
        return word(QT_TRANSLATE_NOOP("Words", "Used vehicle transfer"));
    case BusinessKind::UsedMoveIn:
        return word(QT_TRANSLATE_NOOP("Words", "Used vehicle move-in"));
    }
    return {};
}

QString wordFor(VehicleClass vehicleClass)
{
    switch (vehicleClass) {
    case VehicleClass::SmallCar:
        return word(QT_TRANSLATE_NOOP("Words", "Small or micro passenger car"));
    case VehicleClass::LightTruck:
        return word(QT_TRANSLATE_NOOP("Words", "Light or micro truck"));
    case VehicleClass::LargeCar:
        return word(QT_TRANSLATE_NOOP("Words", "Large or medium passenger vehicle"));
    case VehicleClass::HeavyTruck:
        return word(QT_TRANSLATE_NOOP("Words", "Heavy or medium truck"));
    case VehicleClass::Motorcycle:
        return word(QT_TRANSLATE_NOOP("Words", "Motorcycle"));
    case VehicleClass::Moped:
        return word(QT_TRANSLATE_NOOP("Words", "Moped"));
    case VehicleClass::Trailer:
        return word(QT_TRANSLATE_NOOP("Words", "Trailer"));
    case VehicleClass::LowSpeed:
        return word(QT_TRANSLATE_NOOP("Words", "Low-speed vehicle"));
    }
    return {};
}

QString wordFor(EnergyKind energy)
{
    switch (energy) {
    case EnergyKind::Combustion:
        return word(QT_TRANSLATE_NOOP("Words", "Petrol, diesel, gas or hybrid without plug"));
    case EnergyKind::PureElectric:
        return word(QT_TRANSLATE_NOOP("Words", "Pure electric"));
    case EnergyKind::PlugInOrFuelCell:
        return word(QT_TRANSLATE_NOOP("Words", "Plug-in hybrid or fuel cell"));
    }
    return {};
}

QString wordFor(UseNature nature)
{
    // Official words of GA 24.3, the same in every language of the program.
    static const QHash<UseNature, QString> kWords{
        {UseNature::NonCommercial, QStringLiteral("非营运")},
        {UseNature::HighwayPassenger, QStringLiteral("公路客运")},
        {UseNature::BusPassenger, QStringLiteral("公交客运")},
        {UseNature::Taxi, QStringLiteral("出租客运")},
        {UseNature::TouristPassenger, QStringLiteral("旅游客运")},
        {UseNature::Freight, QStringLiteral("货运")},
        {UseNature::Rental, QStringLiteral("租赁")},
        {UseNature::Police, QStringLiteral("警用")},
        {UseNature::Fire, QStringLiteral("消防")},
        {UseNature::Ambulance, QStringLiteral("救护")},
        {UseNature::EngineeringRescue, QStringLiteral("工程救险")},
        {UseNature::FormerCommercial, QStringLiteral("营转非")},
        {UseNature::FormerTaxi, QStringLiteral("出租营转非")},
        {UseNature::Training, QStringLiteral("教练")},
        {UseNature::KindergartenBus, QStringLiteral("接送幼儿")},
        {UseNature::PrimarySchoolBus, QStringLiteral("接送小学生")},
        {UseNature::MiddleSchoolBus, QStringLiteral("接送初中生")},
        {UseNature::DangerousGoods, QStringLiteral("危险货物运输")},
        {UseNature::SchoolBus, QStringLiteral("接送中小学生")},
        {UseNature::BookedTaxi, QStringLiteral("预约出租客运")},
        {UseNature::FormerBookedTaxi, QStringLiteral("预约出租转非")},
    };
    return kWords.value(nature);
}

QString wordFor(PlateKind kind)
{
    return formPlateKind(kind); // the official word, the same on screen and paper
}

QString wordFor(SegmentState state)
{
    switch (state) {
    case SegmentState::Announced:
        return word(QT_TRANSLATE_NOOP("Words", "Not open yet"));
    case SegmentState::DrawOnly:
        return word(QT_TRANSLATE_NOOP("Words", "Random draw only"));
    case SegmentState::Open:
        return word(QT_TRANSLATE_NOOP("Words", "Draw and self-compose"));
    }
    return {};
}

QString wordFor(ChoiceMode mode)
{
    switch (mode) {
    case ChoiceMode::Composed:
        return word(QT_TRANSLATE_NOOP("Words", "Self-composed"));
    case ChoiceMode::Drawn:
        return word(QT_TRANSLATE_NOOP("Words", "Random draw"));
    case ChoiceMode::DrawnOnSite:
        return word(QT_TRANSLATE_NOOP("Words", "On-site draw"));
    }
    return {};
}

QString wordFor(Stage stage)
{
    switch (stage) {
    case Stage::Preparing:
        return word(QT_TRANSLATE_NOOP("Words", "Being prepared"));
    case Stage::Choosing:
        return word(QT_TRANSLATE_NOOP("Words", "Ready to choose"));
    case Stage::Composing:
        return word(QT_TRANSLATE_NOOP("Words", "Composing"));
    case Stage::Drawn:
        return word(QT_TRANSLATE_NOOP("Words", "Numbers drawn"));
    case Stage::AwaitingCode:
        return word(QT_TRANSLATE_NOOP("Words", "Waiting for the SMS code"));
    case Stage::Reserved:
        return word(QT_TRANSLATE_NOOP("Words", "Reserved"));
    case Stage::Ended:
        return word(QT_TRANSLATE_NOOP("Words", "Ended without a number"));
    }
    return {};
}

QString wordFor(Role role)
{
    switch (role) {
    case Role::Clerk:
        return word(QT_TRANSLATE_NOOP("Words", "Clerk"));
    case Role::Supervisor:
        return word(QT_TRANSLATE_NOOP("Words", "Supervisor"));
    case Role::Administrator:
        return word(QT_TRANSLATE_NOOP("Words", "Administrator"));
    }
    return {};
}

QString wordFor(ListingReason reason)
{
    switch (reason) {
    case ListingReason::EarlySubmission:
        return word(QT_TRANSLATE_NOOP("Words", "a number was submitted before its time"));
    case ListingReason::SecondTerminal:
        return word(QT_TRANSLATE_NOOP("Words", "two computers were used for the same person"));
    case ListingReason::Lapsed:
        return word(QT_TRANSLATE_NOOP("Words", "a selected number was not registered in time"));
    }
    return {};
}

QString wordFor(ListingStanding standing)
{
    switch (standing) {
    case ListingStanding::UnderReview:
        return word(QT_TRANSLATE_NOOP("Words", "waits for a decision"));
    case ListingStanding::Effective:
        return word(QT_TRANSLATE_NOOP("Words", "in effect"));
    case ListingStanding::Expired:
        return word(QT_TRANSLATE_NOOP("Words", "over"));
    case ListingStanding::Lifted:
        return word(QT_TRANSLATE_NOOP("Words", "lifted"));
    case ListingStanding::Closed:
        return word(QT_TRANSLATE_NOOP("Words", "closed undecided"));
    }
    return {};
}

QString wordFor(SearchBy by)
{
    switch (by) {
    case SearchBy::Document:
        return word(QT_TRANSLATE_NOOP("Words", "Document number"));
    case SearchBy::Mobile:
        return word(QT_TRANSLATE_NOOP("Words", "Mobile number"));
    case SearchBy::Vin:
        return word(QT_TRANSLATE_NOOP("Words", "VIN"));
    case SearchBy::Number:
        return word(QT_TRANSLATE_NOOP("Words", "Plate number"));
    case SearchBy::Case:
        return word(QT_TRANSLATE_NOOP("Words", "Case number"));
    }
    return {};
}

QString wordFor(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Application:
        return word(QT_TRANSLATE_NOOP("Words", "Application form"));
    case SheetKind::Receipt:
        return word(QT_TRANSLATE_NOOP("Words", "Receipt"));
    case SheetKind::Consent:
        return word(QT_TRANSLATE_NOOP("Words", "Text to sign"));
    case SheetKind::ComeBackSlip:
        return word(QT_TRANSLATE_NOOP("Words", "Come-back slip"));
    case SheetKind::OneTimeNotice:
        return word(QT_TRANSLATE_NOOP("Words", "One-time notice"));
    case SheetKind::RefusalNotice:
        return word(QT_TRANSLATE_NOOP("Words", "Refusal notice"));
    case SheetKind::ListingNotice:
        return word(QT_TRANSLATE_NOOP("Words", "Blacklist notice"));
    case SheetKind::PoolNotice:
        return word(QT_TRANSLATE_NOOP("Words", "Announcement of numbers"));
    case SheetKind::HandOver:
        return word(QT_TRANSLATE_NOOP("Words", "Hand-over"));
    case SheetKind::DayReport:
        return word(QT_TRANSLATE_NOOP("Words", "Day report"));
    case SheetKind::Calibration:
        return word(QT_TRANSLATE_NOOP("Words", "Calibration page"));
    }
    return {};
}

QString wordFor(SheetOutcome outcome)
{
    switch (outcome) {
    case SheetOutcome::Spooled:
        return word(QT_TRANSLATE_NOOP("Words", "not said yet"));
    case SheetOutcome::Printed:
        return word(QT_TRANSLATE_NOOP("Words", "yes"));
    case SheetOutcome::NotPrinted:
        return word(QT_TRANSLATE_NOOP("Words", "no"));
    }
    return {};
}

QString fieldWord(const QString& field)
{
    static const QHash<QString, const char*> kFields{
        {QStringLiteral("documentNumber"), QT_TRANSLATE_NOOP("Words", "Document number")},
        {QStringLiteral("documentKind"), QT_TRANSLATE_NOOP("Words", "Kind of document")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("Words", "Name")},
        {QStringLiteral("mobile"), QT_TRANSLATE_NOOP("Words", "Mobile number")},
        {QStringLiteral("userType"), QT_TRANSLATE_NOOP("Words", "User type")},
        {QStringLiteral("cityCode"), QT_TRANSLATE_NOOP("Words", "City of registration")},
        {QStringLiteral("address"), QT_TRANSLATE_NOOP("Words", "Address")},
        {QStringLiteral("localProof"), QT_TRANSLATE_NOOP("Words", "Local proof")},
        {QStringLiteral("agent.name"), QT_TRANSLATE_NOOP("Words", "Agent's name")},
        {QStringLiteral("agent.documentNumber"), QT_TRANSLATE_NOOP("Words", "Agent's document number")},
        {QStringLiteral("agent.mobile"), QT_TRANSLATE_NOOP("Words", "Agent's mobile number")},
        {QStringLiteral("vin"), QT_TRANSLATE_NOOP("Words", "VIN")},
        {QStringLiteral("certificateNumber"), QT_TRANSLATE_NOOP("Words", "Certificate number")},
        {QStringLiteral("brandModel"), QT_TRANSLATE_NOOP("Words", "Brand and model")},
        {QStringLiteral("invoiceBuyer"), QT_TRANSLATE_NOOP("Words", "Buyer on the invoice")},
        {QStringLiteral("invoicePicture"), QT_TRANSLATE_NOOP("Words", "Invoice picture")},
        {QStringLiteral("documents"), QT_TRANSLATE_NOOP("Words", "Papers seen")},
        {QStringLiteral("postcode"), QT_TRANSLATE_NOOP("Words", "Postcode")},
        {QStringLiteral("landline"), QT_TRANSLATE_NOOP("Words", "Landline")},
        {QStringLiteral("reason"), QT_TRANSLATE_NOOP("Words", "Reason")},
        {QStringLiteral("serial"), QT_TRANSLATE_NOOP("Words", "Plate number")},
        {QStringLiteral("code"), QT_TRANSLATE_NOOP("Words", "SMS code")},
        {QStringLiteral("value"), QT_TRANSLATE_NOOP("Words", "Search text")},
    };
    const auto found = kFields.constFind(field);
    return found == kFields.constEnd() ? field : word(*found);
}

} // namespace xuanhao

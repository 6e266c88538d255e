#include "publication/draft_file.h"

#include <nlohmann/json.hpp>

namespace reperes::publication {

namespace {

using Json = nlohmann::ordered_json;

// Missing or of another kind: an exception, which read_draft() stops.
corpus::Instant instant_at(const Json& json, const char* key) {
    return corpus::parse_instant(json.at(key).get<std::string>()).value();
}

Json json_of(const Remark& remark) {
    return {{"par", remark.by}, {"le", corpus::iso_instant(remark.at)}, {"texte", remark.text}};
}

Draft draft_of(const Json& json) {
    Draft draft;
    draft.id = json.at("id").get<std::string>();
    draft.revision = json.at("revision").get<unsigned>();
    draft.state = parse_draft_state(json.at("etat").get<std::string>()).value();
    draft.collection = corpus::parse_collection(json.at("collection").get<std::string>()).value();
    draft.document = json.at("document").get<std::string>();
    draft.base = json.at("base").get<unsigned>();
    draft.base_digest = json.at("empreinte-base").get<std::string>();
    draft.fields = json.at("champs").get<corpus::Fields>();
    draft.author = json.at("auteur").get<std::string>();
    draft.writers = json.at("redacteurs").get<std::set<std::string>>();
    draft.saved_by = json.at("enregistre-par").get<std::string>();
    draft.made_at = instant_at(json, "cree-le");
    draft.saved_at = instant_at(json, "enregistre-le");
    if (const auto& approval = json.at("approbation"); !approval.is_null())
        draft.approval = Approval{approval.at("par").get<std::string>(), instant_at(approval, "le"),
                                  approval.at("empreinte").get<std::string>()};
    for (const auto& remark : json.at("remarques"))
        draft.remarks.push_back({remark.at("par").get<std::string>(), instant_at(remark, "le"),
                                 remark.at("texte").get<std::string>()});
    draft.published_as = json.at("publie-en").get<unsigned>();
    return draft;
}

}  // namespace

std::string write_draft(const Draft& draft) {
    Json json{
        {"id", draft.id},
        {"revision", draft.revision},
        {"etat", name(draft.state)},
        {"collection", corpus::name(draft.collection)},
        {"document", draft.document},
        {"base", draft.base},
        {"empreinte-base", draft.base_digest},
        {"champs", draft.fields},
        {"auteur", draft.author},
        {"redacteurs", draft.writers},
        {"enregistre-par", draft.saved_by},
        {"cree-le", corpus::iso_instant(draft.made_at)},
        {"enregistre-le", corpus::iso_instant(draft.saved_at)},
        {"approbation", nullptr},
        {"remarques", Json::array()},
        {"publie-en", draft.published_as},
    };
    if (draft.approval)
        json["approbation"] = {{"par", draft.approval->by},
                               {"le", corpus::iso_instant(draft.approval->at)},
                               {"empreinte", draft.approval->digest}};
    for (const auto& remark : draft.remarks) json["remarques"].push_back(json_of(remark));
    // What a browser sends may be no UTF-8; what is stored is, or nothing could be read back.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Draft> read_draft(std::string_view bytes) {
    try {
        return draft_of(Json::parse(bytes));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace reperes::publication

"""Every endpoint of the API and the right it asks for, written by hand, with a request that would do if one may."""

TABLE = """
GET   /me                                                api.read_me
GET   /me/keys                                           security.keep_preferences
PUT   /me/keys                                           security.keep_preferences      {"keys": {"assign": "0"}}
GET   /me/notices                                        notices.keep_staff_notices
POST  /me/notices/sightings                              notices.keep_staff_notices
GET   /me/mail                                           notices.keep_staff_notices
PUT   /me/mail                                           notices.keep_staff_notices    {"address": "li.wei@operator.example"}
GET   /kept-lists                                        security.keep_list
POST  /kept-lists                                        security.keep_list            {"kind": "contacts", "name": "急件二"}
GET   /kept-lists/{saved}                                security.keep_list
GET   /kept-lists/left                                   security.see_to_left_lists
POST  /kept-lists/left/{left}/taking-over                security.take_over_lists
POST  /kept-lists/left/{left}/removal                    security.see_to_left_lists
PUT   /kept-lists/{saved}                                security.keep_list            {"name": "急件"}
POST  /kept-lists/{saved}/retirement                     security.keep_list
POST  /complaints                                        cases.receive_complaint        {"title": "断网", "channel": "phone"}
GET   /complaints                                        cases.read_complaint
POST  /complaints/searches                               cases.read_complaint           {"text": "断网"}
GET   /complaints/{number}                               cases.read_complaint
GET   /complaints/{number}/timeline                      cases.read_complaint
GET   /complaints/{number}/clocks                        cases.read_complaint
POST  /complaints/{number}/clocks/{clock}/pauses         cases.pause_clock              {"reason": "customer_asked"}
POST  /complaints/{number}/clocks/{clock}/resumptions    cases.pause_clock
POST  /complaints/{number}/clocks/{clock}/acknowledgement  cases.acknowledge_alarm
POST  /complaints/{number}/classification                cases.classify_complaint       {"category": "network", "urgency": "normal"}
POST  /complaints/{number}/assignment                    cases.assign_complaint         {"department": "there"}
POST  /complaints/{number}/acceptance                    cases.work_complaint
POST  /complaints/{number}/return                        cases.work_complaint           {"reason": "not_ours"}
POST  /complaints/{number}/work                          cases.work_complaint
POST  /complaints/{number}/suspension                    cases.work_complaint           {"reason": "customer"}
POST  /complaints/{number}/resumption                    cases.work_complaint
POST  /complaints/{number}/resolution                    cases.work_complaint           {"result": "upheld", "text": "已恢复"}
POST  /complaints/{number}/reply                         cases.reply_complaint          {"channel": "phone", "text": "已恢复"}
POST  /complaints/{number}/feedback                      cases.feed_back_complaint      {"answer": "yes"}
POST  /complaints/{number}/archiving                     cases.archive_complaint
POST  /complaints/{number}/notes                         cases.note_complaint           {"text": "18 点后联系"}
GET   /complaints/{number}/files                         cases.read_complaint
POST  /complaints/{number}/files                         cases.note_complaint
POST  /complaints/{number}/notes/{note}/files            cases.note_complaint
GET   /complaints/{number}/files/{file}                  cases.read_complaint
POST  /complaints/{number}/files/{file}/retraction       cases.note_complaint           {"reason": "wrong_file"}
GET   /complaints/{number}/notices                       cases.read_complaint
POST  /complaints/{number}/notices/{notice}/attempts     cases.reply_complaint
POST  /complaints/{number}/notices/{notice}/settlement   cases.reply_complaint          {"way": "called"}
GET   /notices                                           cases.watch_notices
POST  /notices/attempts                                  cases.reply_complaint          {"notices": ["{notice}"]}
POST  /customers                                         parties.register_customer      {"name": "王芳"}
POST  /customers/searches                                parties.find_customer          {"last4": "8000"}
POST  /customers/imports                                 parties.import_customers       {"map": "generic", "rows": [{"客户编号": "C1", "客户类型": "", "姓名": "王芳", "联系电话": "", "邮箱": "", "地址": "", "证件类型": "", "证件号码": "", "品牌": "", "地区编码": "", "客群": "", "等级": "", "城市": ""}]}
GET   /customers/duplicates                              parties.merge_customers
POST  /customers/{customer}/merges                       parties.merge_customers        {"merged": "{pair}", "reason": "compared"}
POST  /customers/{customer}/unmerges                     parties.merge_customers        {"reason": "mistake"}
GET   /catalogues                                        parties.read_customer
PUT   /catalogues/{catalogue}/{entry}                    parties.manage_catalogues      {"name_zh": "全球通", "name_en": "Global Tone"}
POST  /catalogues/{catalogue}/{entry}/closure            parties.manage_catalogues
GET   /accuracy                                          parties.read_accuracy
GET   /accuracy/verifications                            parties.read_accuracy
GET   /accuracy/audits                                   parties.read_accuracy
GET   /entry-audits                                      parties.read_accuracy
POST  /entry-audits                                      parties.audit_entries          {"first_day": "2026-03-01", "last_day": "2026-03-11", "size": 5}
GET   /entry-audits/{audit}                              parties.read_accuracy
GET   /entry-audits/{audit}/result                       parties.read_accuracy
GET   /entry-audits/{audit}/values                       parties.read_accuracy
POST  /entry-audits/{audit}/values/{n}/findings          parties.audit_entries          {"finding": "right", "evidence": "call"}
POST  /entry-audits/{audit}/values/{n}/reveals           parties.audit_entries          {"reason": "audit"}
POST  /entry-audits/{audit}/closure                      parties.audit_entries
POST  /entry-audits/{audit}/abandonment                  parties.audit_entries          {"reason": "no_evidence"}
POST  /customers/{customer}/verification-tasks           parties.give_verification_tasks  {"agent": "{username}", "due_on": "2027-01-01"}
GET   /customers/{customer}/attributes                   parties.read_customer
PUT   /customers/{customer}/attributes/{attribute}       parties.update_customer        {"value": "13900139000"}
POST  /customers/{customer}/attributes/{attribute}/verifications  parties.update_customer   {}
GET   /customers/{customer}                              parties.read_customer
POST  /customers/{customer}/reveals                      parties.reveal_field           {"field": "number", "reason": "audit", "complaint": "{number}"}
GET   /customers/{customer}/accounts                     parties.read_customer
POST  /customers/{customer}/accounts                     parties.keep_services          {"number": "A1", "payment": "prepaid", "opened_on": "2026-01-01"}
POST  /accounts/{account}/closing                        parties.keep_services          {"closed_on": "2026-03-01"}
GET   /customers/{customer}/subscriptions                parties.read_customer
POST  /customers/{customer}/subscriptions                parties.keep_services          {"number": "13900139000", "since": "2026-01-01"}
POST  /subscriptions/{subscription}/changes              parties.keep_services          {"status": "suspended", "on": "2026-03-01"}
GET   /customers/{customer}/consumption                  parties.read_customer
POST  /consumption                                       parties.take_in_consumption    {"usages": [{"number": "13700137000", "month": "2026-02-01", "amount": 100}]}
GET   /customers/{customer}/features                     cases.read_features
GET   /customers/{customer}/preferences                  parties.read_customer
PUT   /customers/{customer}/preferences                  parties.set_preferences        {"do_not_disturb": true}
GET   /customers/{customer}/consents                     parties.read_customer
POST  /customers/{customer}/consents                     parties.record_consent         {"purpose": "marketing", "act": "withdrawn", "channel": "phone"}
GET   /customers/{customer}/representatives              parties.read_customer
POST  /customers/{customer}/representatives              parties.keep_representatives   {"kind": "advocate", "name": "张三", "since": "2026-01-01"}
GET   /customers/{customer}/care                         parties.read_customer
POST  /customers/{customer}/care                         parties.note_care              {"kind": "threatened", "basis": "safety", "review_on": "2027-01-01"}
POST  /customers/{customer}/care/looks                   parties.see_care               {"complaint": "{number}"}
GET   /verification-tasks                                parties.read_verification_tasks
GET   /verification-tasks/counts                         parties.read_verification_tasks
POST  /verification-tasks                                parties.give_verification_tasks  {"agents": ["{username}"], "each": 1, "due_on": "2027-01-01"}
POST  /verification-tasks/{task}/release                 parties.give_verification_tasks
GET   /me/verification-tasks                             parties.update_customer
GET   /care-reviews                                      parties.see_care
POST  /care/{flag}/review-looks                          parties.see_care
PUT   /care/{flag}/review-day                            parties.see_care               {"review_on": "2027-01-01"}
POST  /care/{flag}/lifting                               parties.see_care               {"reason": "passed"}
GET   /customers/{customer}/legal-holds                  parties.read_legal_holds
POST  /customers/{customer}/legal-holds                  parties.keep_legal_holds       {"kind": "court", "reason": "保全", "review_on": "2027-01-01"}
GET   /legal-holds                                       parties.read_legal_holds
PUT   /legal-holds/{hold}/review-day                     parties.keep_legal_holds       {"review_on": "2027-01-01"}
POST  /legal-holds/{hold}/release                        parties.keep_legal_holds       {"reason": "案件已结"}
POST  /customers/{customer}/needs                        parties.collect_need           {"source": "contact", "category": "price", "text": "便宜些"}
GET   /customer-needs                                    parties.read_needs
GET   /customer-needs/{need}                             parties.read_needs
POST  /customer-needs/{need}/steps                       parties.collect_need           {"move": "tell", "text": "已告知"}
POST  /customers/{customer}/erasure-requests             parties.ask_erasure            {"ground": "unlawful", "proof": "signed_in", "channel": "app", "text": "请删除"}
GET   /erasure-requests                                  parties.read_erasures
GET   /erasure-requests/{erasure}                        parties.read_erasures
POST  /erasure-requests/{erasure}/approval               parties.decide_erasure
POST  /erasure-requests/{erasure}/refusal                parties.decide_erasure         {"text": "诉讼未结"}
POST  /erasure-requests/{erasure}/withdrawal             parties.ask_erasure            {"text": "客户改主意"}
POST  /erasure-requests/{erasure}/telling                parties.ask_erasure            {"text": "已告知"}
POST  /representatives/{representative}/ending           parties.keep_representatives   {"reason": "revoked", "ended_on": "2026-03-01"}
POST  /contacts                                          contacts.receive_contact      {"channel": "phone"}
GET   /contacts/{contact}/files                          contacts.read_contact
POST  /contacts/{contact}/files                          contacts.work_contact
GET   /contacts/{contact}/files/{paper}                  contacts.read_contact
POST  /contacts/{contact}/files/{paper}/retraction       contacts.work_contact          {"reason": "wrong_file"}
GET   /contacts                                          contacts.read_contact
POST  /contacts/searches                                 contacts.read_contact          {"channel": "phone"}
GET   /contacts/{contact}                                contacts.read_contact
PUT   /contacts/{contact}/party                          contacts.work_contact          {"customer_id": null}
PUT   /contacts/{contact}/speaker                        contacts.work_contact          {"speaker": "other"}
POST  /contacts/{contact}/verifications                  contacts.work_contact          {"method": "one_time_code", "outcome": "passed"}
POST  /contacts/{contact}/greeting                       contacts.work_contact
POST  /contacts/{contact}/need                           contacts.work_contact          {"reasons": ["plan.choose"]}
POST  /contacts/{contact}/escalation                     contacts.work_contact          {"to": "senior", "reason": "authority", "text": "需要权限"}
POST  /contacts/{contact}/hold                           contacts.work_contact
POST  /contacts/{contact}/return-from-hold               contacts.work_contact
POST  /contacts/{contact}/consultation                   contacts.work_contact          {"colleague": "{taker}"}
POST  /contacts/{contact}/return-from-consultation       contacts.work_contact
POST  /contacts/{contact}/taking                         contacts.work_contact
POST  /contacts/{contact}/progress                       contacts.work_contact          {"medium": "call", "text": "正在查"}
POST  /contacts/{contact}/return-to-need                 contacts.work_contact
POST  /contacts/{contact}/conclusion                     contacts.work_contact          {"ended_by": "agent"}
POST  /contacts/{contact}/closing                        contacts.work_contact          {"outcome": "answered"}
POST  /contacts/{contact}/dismissal                      contacts.work_contact          {"exclude": "silent"}
POST  /follow-ups                                        contacts.make_follow_up        {"kind": "promise", "what": "回电", "due_at": "2026-03-12T10:00:00+08:00", "customer_id": "{customer}", "owner": "{taker}"}
GET   /follow-ups                                        contacts.read_follow_up
GET   /follow-ups/{follow_up}                            contacts.read_follow_up
POST  /follow-ups/{follow_up}/keeping                    contacts.keep_follow_up        {}
PUT   /follow-ups/{follow_up}/due-time                   contacts.keep_follow_up        {"due_at": "2026-03-12T10:00:00+08:00", "text": "账务未出"}
PUT   /follow-ups/{follow_up}/owner                      contacts.keep_follow_up        {"owner": "{taker}"}
POST  /follow-ups/{follow_up}/withdrawal                 contacts.keep_follow_up        {"text": "客户已办理"}
POST  /hand-overs                                        contacts.keep_follow_up        {"back_at": "2026-03-12T10:00:00+08:00", "takers": {"{follow_up}": "{taker}"}}
GET   /complaints/{number}/answers                       cases.read_complaint
PUT   /complaints/{number}/answers                       cases.classify_complaint       {"answers": {}}
GET   /forms                                             forms.read_forms
GET   /forms/{form}                                      forms.read_forms
PUT   /forms/{form}                                      forms.manage_forms             {"name_zh": "表", "name_en": "Form", "lines": [{"field": "matrix"}]}
GET   /forms/{form}/versions                             forms.read_forms
POST  /forms/{form}/retirement                           forms.manage_forms
GET   /form-fields                                       forms.read_forms
PUT   /form-fields/{form}                                forms.manage_forms             {"type": "text", "name_zh": "项", "name_en": "Field"}
POST  /form-fields/unused/retirement                     forms.manage_forms
GET   /halls                                             halls.read_hall
GET   /halls/{hall}                                      halls.read_hall
PUT   /halls/{hall}                                      halls.manage_halls             {"name_zh": "矩阵", "name_en": "Matrix", "address_zh": "矩阵", "address_en": "Matrix", "department": "there", "calendar": "street", "weekly": [["09:00-17:00"], [], [], [], [], [], []], "why": "开业"}
POST  /halls/{hall}/closure                              halls.manage_halls             {"why": "迁址"}
GET   /halls/{hall}/days                                 halls.read_hall
PUT   /halls/{hall}/days/2026-03-20                      halls.manage_halls             {"periods": [], "why": "盘点"}
GET   /halls/{hall}/slots                                halls.read_hall
POST  /appointments                                      halls.book_appointment         {"hall": "{hall}", "starts_at": "2026-03-12T10:00:00+08:00", "name": "周涛", "number": "13900001111"}
GET   /appointments                                      halls.read_appointment
GET   /appointments/{appointment}                        halls.read_appointment
PUT   /appointments/{appointment}/slot                   halls.work_appointment         {"starts_at": "2026-03-12T10:00:00+08:00", "reason": "visitor"}
POST  /appointments/{appointment}/cancellation           halls.work_appointment         {"reason": "visitor"}
POST  /appointments/{appointment}/arrival                halls.work_appointment         {}
POST  /appointments/{appointment}/absence                halls.work_appointment         {}
POST  /orders                                            contacts.work_order            {"contact": "{contact}", "type": "matrix"}
GET   /orders                                            contacts.read_order
GET   /orders/{order}                                    contacts.read_order
PUT   /orders/{order}/answers                            contacts.work_order            {"answers": {}}
POST  /orders/{order}/statements                         contacts.work_order            {"rule": "matrix"}
POST  /orders/{order}/exceptions                         contacts.work_order            {"rule": "matrix", "text": "行动不便"}
POST  /orders/{order}/exceptions/{clause}/waiver         contacts.except_order          {"text": "已录像"}
POST  /orders/{order}/exceptions/{clause}/refusal        contacts.except_order          {"text": "请到厅"}
POST  /orders/{order}/submission                         contacts.work_order
POST  /orders/{order}/completion                         contacts.work_order            {"result": "已生效"}
POST  /orders/{order}/failure                            contacts.work_order            {"reason": "arrears", "text": "欠费"}
PUT   /orders/{order}/agent                              contacts.work_order            {"agent": "{taker}"}
POST  /orders/{order}/withdrawal                         contacts.work_order            {"text": "客户改主意"}
GET   /order-types                                       contacts.read_order_types
PUT   /order-types/{clause}                              contacts.manage_order_types    {"name_zh": "矩阵", "name_en": "Matrix", "act": "change"}
POST  /order-types/{clause}/retirement                   contacts.manage_order_types
GET   /compliance-rules                                  contacts.read_order_types
PUT   /compliance-rules/{clause}                         contacts.manage_order_types    {"name_zh": "矩阵", "name_en": "Matrix", "test": "stated"}
POST  /compliance-rules/{clause}/retirement              contacts.manage_order_types
GET   /reasons                                           contacts.read_reasons
PUT   /reasons/{reason}                                  contacts.manage_reasons        {"name_zh": "话费", "name_en": "Bills"}
POST  /reasons/{reason}/retirement                       contacts.manage_reasons
GET   /wrap-up-templates                                 contacts.read_reasons
PUT   /wrap-up-templates/{template}                      contacts.manage_wrap_up        {"name_zh": "答复", "name_en": "Answered"}
POST  /wrap-up-templates/{template}/retirement           contacts.manage_wrap_up
GET   /scripts                                           contacts.read_reasons
PUT   /scripts/{clause}                                  contacts.manage_scripts        {"name_zh": "问候", "name_en": "Hello", "step": "access", "words_zh": "您好", "words_en": "Hello"}
POST  /scripts/{clause}/retirement                       contacts.manage_scripts
GET   /contacts/{contact}/scripts                        contacts.read_contact
GET   /channel-forms                                     contacts.read_reasons
PUT   /channel-forms/{channel}                           contacts.manage_wrap_up        {"required": ["summary"]}
GET   /notices/staff                                     notices.mend_staff_mail
POST  /notices/staff/attempts                            notices.mend_staff_mail        {"notices": ["{notice}"]}
POST  /notices/staff/settlement                          notices.mend_staff_mail        {"notices": ["{notice}"]}
GET   /notice-texts                                      notices.read_templates
GET   /notice-texts/{occasion}/email                     notices.read_templates
POST  /notice-texts/{occasion}/email/versions            notices.manage_templates       {"subject_zh": "答复", "text_zh": "{reply}", "subject_en": "Answer", "text_en": "{reply}"}
POST  /notice-texts/{occasion}/email/versions/1/approval notices.approve_templates
POST  /notice-texts/{occasion}/email/previews            notices.read_templates         {"subject_zh": "答复", "text_zh": "{reply}", "subject_en": "Answer", "text_en": "{reply}"}
GET   /macros                                            cases.read_categories
PUT   /macros/{clause}                                    cases.manage_macros            {"name_zh": "矩阵", "name_en": "Matrix", "note_zh": "矩阵"}
POST  /macros/{clause}/retirement                         cases.manage_macros
POST  /complaints/{number}/macros/{clause}                cases.note_complaint
POST  /complaints/{number}/macro-returns                 cases.read_complaint
GET   /canned-replies                                    notices.use_canned
PUT   /canned-replies/{clause}                           notices.manage_canned          {"name_zh": "收", "name_en": "In", "text_zh": "收", "text_en": "In"}
POST  /canned-replies/{clause}/approval                  notices.approve_canned
POST  /canned-replies/{clause}/retirement                notices.manage_canned
GET   /board                                             cases.read_board
GET   /clock-alarms                                      cases.read_board
GET   /commitments                                       clocks.read_rules
GET   /commitments/figures                               cases.read_board
GET   /commitments/figures/{due_rule}/2026-02/missed     cases.read_board
GET   /publications                                      clocks.read_rules
PUT   /publications/{due_rule}                           clocks.manage_rules            {"extent": "published"}
GET   /categories                                        cases.read_categories
PUT   /categories/{category}                             cases.manage_categories        {"name_zh": "网络", "name_en": "Network"}
POST  /categories/{category}/retirement                  cases.manage_categories
GET   /assignment-rules                                  cases.manage_assignment_rules
POST  /assignment-rules                                  cases.manage_assignment_rules  {"position": 2, "department": "there"}
POST  /assignment-rules/trials                           cases.manage_assignment_rules  {"category": "network"}
POST  /assignment-rules/what-if                          cases.manage_assignment_rules  {"position": 2, "department": "there"}
PUT   /assignment-rules/{rule}                           cases.manage_assignment_rules  {"position": 3, "department": "there"}
POST  /assignment-rules/{rule}/retirement                cases.manage_assignment_rules
GET   /calendars                                         clocks.read_rules
PUT   /calendars/cn                                      clocks.manage_calendars        {"name_zh": "矩阵", "name_en": "Matrix", "zone": "Asia/Shanghai", "weekly": [["09:00-17:00"], [], [], [], [], [], []]}
POST  /calendars/cn/installation                         clocks.manage_calendars
GET   /calendars/cn/years/2026                          clocks.read_rules
PUT   /calendars/cn/days                                 clocks.manage_calendars        {"days": [{"day": "2026-03-17", "kind": "holiday"}]}
POST  /calendars/cn/days/preview                         clocks.manage_calendars        {"days": [{"day": "2026-03-17", "kind": "holiday"}]}
POST  /calendars/cn/preview                              clocks.manage_calendars        {"name_zh": "矩阵", "name_en": "Matrix", "zone": "Asia/Shanghai", "weekly": [["09:00-17:00"], [], [], [], [], [], []]}
GET   /due-rules                                         clocks.read_rules
GET   /due-rules/{due_rule}                              clocks.read_rules
PUT   /due-rules/{due_rule}                              clocks.manage_rules            "{DUE_RULE}"
POST  /due-rules/{due_rule}/retirement                   clocks.manage_rules            {"valid_from": "2026-02-01"}
GET   /ladder                                            clocks.read_rules
PUT   /ladder/matrix                                     clocks.manage_rules            {"fraction": 50, "recipients": ["lead"]}
POST  /ladder/matrix/preview                             clocks.manage_rules            {"fraction": 50, "recipients": ["lead"]}
POST  /ladder/matrix/retirement                          clocks.manage_rules            {}
POST  /ladder/matrix/retirement/preview                  clocks.manage_rules
GET   /packs                                             clocks.read_rules
POST  /packs                                             clocks.manage_rules            {"text": "id = 1"}
POST  /packs/changes                                     clocks.manage_rules            {"text": "id = 1"}
GET   /packs/{pack}                                      clocks.read_rules
GET   /departments                                       security.read_department
POST  /departments                                       security.manage_department     {"code": "new", "parent": "there", "name_zh": "新", "name_en": "New"}
GET   /departments/{department}                          security.read_department
PUT   /departments/{department}/names                    security.manage_department     {"name_zh": "新", "name_en": "New"}
PUT   /departments/{department}/parent                   security.manage_department     {"parent": "there"}
PUT   /departments/{department}/centre                   security.manage_department     {"centre": "matrix"}
GET   /centres                                           security.read_department
PUT   /centres/{centre}                                  security.manage_department     {"name_zh": "亦庄", "name_en": "Yizhuang"}
POST  /centres/{centre}/closure                          security.manage_department
POST  /departments/{department}/closing                  security.manage_department
GET   /alarms                                            security.read_alarms
POST  /alarms/sightings                                  security.see_alarms           {"alarms": ["0193b3a0-0000-7000-8000-000000000000"]}
GET   /address-locks                                     security.read_lock
POST  /address-locks/{lock}/lifting                      security.unlock_account        {"reason": "own_office"}
GET   /users                                             security.read_user
POST  /users                                             security.add_user              {"username": "new", "full_name": "周敏", "department": "here"}
POST  /users/searches                                    security.read_user             {"name": "李"}
GET   /users/{username}                                  security.read_user
PUT   /users/{username}/full-name                        security.manage_user           {"full_name": "李伟"}
PUT   /users/{username}/department                       security.manage_user           {"department": "there"}
PUT   /users/{username}/roles/agent                      security.grant_working_role
POST  /users/{username}/roles/agent/revocation           security.grant_working_role
GET   /roles                                             security.read_roles
PUT   /roles/{role}                                      security.manage_roles          {"name_zh": "班长", "name_en": "Lead", "rights": {"cases.read_complaint": "department"}}
POST  /roles/{role}/retirement                           security.manage_roles
PUT   /roles/{role}/holders/{username}                   security.grant_working_role
POST  /roles/{role}/holders/{username}/revocation        security.grant_working_role
POST  /users/{username}/one-time-password                security.manage_user
GET   /users/{username}/holdings                         security.manage_user
POST  /users/{username}/off-boarding                     security.manage_user
GET   /users/{username}/off-boardings                    security.manage_user
POST  /users/{username}/deactivation                     security.manage_user
POST  /users/{username}/reactivation                     security.manage_user
"""  # noqa: E501  (a table)

"""Every screen and the rights that open it, written by hand: whoever adds one, adds a line.

A page that shows one thing and a form that changes it are two lines; a move has one for each noun.
"""

from tests.architecture.matrix.office import OFFICE

DESK = """
GET   home                           signed-in
GET   sign-in                        public
POST  sign-in                        public
GET   expired                        public
POST  sign-out                       signed-in
GET   signed-out                     public
GET   password                       signed-in
POST  password                       signed-in
POST  preferences                    public
GET   staff-notices                  notices.keep_staff_notices
GET   bell                           notices.keep_staff_notices
POST  staff-notices-seen             notices.keep_staff_notices
GET   staff-mail                     notices.keep_staff_notices
POST  staff-mail                     notices.keep_staff_notices
GET   keys                           security.keep_preferences
POST  keys                           security.keep_preferences
POST  letters                        security.keep_preferences
GET   public-write                   public
POST  public-write                   public
GET   public-progress                public
POST  public-progress                public
GET   public-commitment              public
GET   public-visit                   public
POST  public-visit                   public
GET   public-appointment             public
POST  public-appointment             public
POST  public-cancellation            public
GET   counter                        halls.read_appointment
GET   appointment-new                halls.book_appointment
POST  appointment-new                halls.book_appointment
GET   appointment                    halls.read_appointment
GET   appointment-slot               ?halls.work_appointment  halls.read_appointment
POST  appointment-slot               halls.work_appointment
GET   appointment-cancellation       ?halls.work_appointment  halls.read_appointment
POST  appointment-cancellation       halls.work_appointment
POST  appointment-arrival            halls.work_appointment
GET   appointment-absence            ?halls.work_appointment  halls.read_appointment
POST  appointment-absence            halls.work_appointment
GET   worklist                       cases.read_complaint
POST  search                         cases.read_complaint
GET   narrowing                      cases.read_complaint
POST  narrowing                      cases.read_complaint
GET   row:urgency                    cases.read_complaint cases.classify_complaint
POST  row:urgency                    cases.classify_complaint
POST  row:handler                    cases.assign_complaint
POST  palette                        signed-in
POST  bulk                           cases.read_complaint
POST  bulk-run:note                  cases.read_complaint
GET   clock-pause                    cases.pause_clock cases.read_complaint
POST  clock-pause                    cases.pause_clock
GET   clock-resumption               cases.pause_clock cases.read_complaint
POST  clock-resumption               cases.pause_clock
GET   clock-acknowledgement          cases.acknowledge_alarm cases.read_complaint
POST  clock-acknowledgement          cases.acknowledge_alarm
GET   case-macros                    cases.read_complaint
GET   case-macro                     cases.read_complaint
POST  case-macro                     cases.note_complaint
POST  macro-return                   cases.read_complaint
GET   case-canned                    notices.use_canned cases.read_complaint
POST  case-canned-text               notices.use_canned cases.read_complaint
GET   contact-canned                 notices.use_canned contacts.read_contact
POST  canned-use                     notices.use_canned
GET   order-canned                   notices.use_canned contacts.read_order
GET   customer-canned                notices.use_canned parties.read_customer
GET   canned-offered                 notices.use_canned
GET   draft:intake                   signed-in
POST  draft:intake                   signed-in
GET   order-draft:answers            contacts.read_order
POST  order-draft:answers            contacts.read_order
GET   customer-draft:need            parties.read_customer
POST  customer-draft:need            parties.read_customer
GET   case-draft:write               cases.read_complaint
POST  case-draft:write               cases.read_complaint
GET   contact-draft:record           contacts.read_contact
POST  contact-draft:record           contacts.read_contact
GET   kept-list-new:worklist         security.keep_list
POST  kept-list-new:worklist         security.keep_list
GET   kept-list-new:contacts         security.keep_list
POST  kept-list-new:contacts         security.keep_list
GET   kept-list-new:orders           security.keep_list
POST  kept-list-new:orders           security.keep_list
GET   kept-list-new:customers        security.keep_list       parties.list_customers
POST  kept-list-new:customers        security.keep_list       parties.list_customers
GET   kept-list-new:needs            security.keep_list
POST  kept-list-new:needs            security.keep_list
GET   left-lists                     security.see_to_left_lists
GET   left-list-taking-over          security.take_over_lists
POST  left-list-taking-over          security.take_over_lists
GET   left-list-removal              security.see_to_left_lists
POST  left-list-removal              security.see_to_left_lists
GET   kept-list                      security.keep_list
POST  kept-list                      security.keep_list
GET   kept-list-removal              security.keep_list
POST  kept-list-removal              security.keep_list
POST  next                           cases.work_complaint
POST  worklist-export                cases.export_complaints
GET   customers                      parties.read_customer
GET   customer-registration          parties.register_customer
POST  customer-registration          parties.register_customer
POST  customer-known                 parties.register_customer
POST  customers-search               parties.read_customer
POST  customers-export               parties.export_customers
GET   intake                         cases.receive_complaint
POST  intake                         cases.receive_complaint
POST  intake-customers               cases.receive_complaint
POST  intake-category                cases.receive_complaint
GET   intake-complaints              cases.receive_complaint
GET   case                           cases.read_complaint
POST  category-form                  cases.read_categories
GET   case-answers                   ?cases.classify_complaint  cases.read_complaint
POST  case-answers                   cases.classify_complaint
POST  note                           cases.note_complaint
POST  files                          cases.note_complaint
GET   file                           cases.read_complaint
GET   file-retraction                cases.note_complaint
POST  file-retraction                cases.note_complaint
GET   notice-attempt                 cases.reply_complaint
POST  notice-attempt                 cases.reply_complaint
GET   reveal                         parties.reveal_field     cases.read_complaint
POST  reveal                         parties.reveal_field     cases.read_complaint
GET   move:classification            cases.read_complaint
POST  move:classification            cases.classify_complaint
POST  move:assignment                cases.assign_complaint
POST  move:acceptance                cases.work_complaint
POST  move:return                    cases.work_complaint
POST  move:work                      cases.work_complaint
POST  move:suspension                cases.work_complaint
POST  move:resumption                cases.work_complaint
POST  move:result                    cases.work_complaint
POST  move:reply                     cases.reply_complaint
POST  move:feedback                  cases.feed_back_complaint
POST  move:archive                   cases.archive_complaint
GET   contacts                       contacts.read_contact
POST  contact-search                 contacts.read_contact
GET   contact-new                    contacts.receive_contact
POST  contact-new                    contacts.receive_contact
GET   contact                        contacts.read_contact
POST  contact-questions              ?contacts.work_contact  contacts.read_contact
GET   contact-reveal                 parties.reveal_field     contacts.read_contact
POST  contact-reveal                 parties.reveal_field     contacts.read_contact
POST  contact-act:greeting           contacts.work_contact
POST  contact-act:speaker            contacts.work_contact
POST  contact-act:verification       contacts.work_contact
POST  contact-act:need               contacts.work_contact
POST  contact-act:dismissal          contacts.work_contact
POST  contact-act:progress           contacts.work_contact
POST  contact-act:hold               contacts.work_contact
POST  contact-act:consultation       contacts.work_contact
GET   contact-act:consultation       ?contacts.work_contact  contacts.read_contact
GET   contact-act:progress           ?contacts.work_contact  contacts.read_contact
GET   follow-up-new                  ?contacts.make_follow_up  contacts.read_contact
POST  follow-up-new                  ?contacts.make_follow_up  contacts.read_contact
GET   my-day                         contacts.keep_follow_up
GET   hand-over                      contacts.keep_follow_up
POST  hand-over                      contacts.keep_follow_up
GET   follow-up                      contacts.read_follow_up
GET   follow-up-act:keeping          ?contacts.keep_follow_up  contacts.read_follow_up
POST  follow-up-act:keeping          contacts.keep_follow_up
POST  follow-up-act:due-time         contacts.keep_follow_up
POST  follow-up-act:owner            contacts.keep_follow_up
POST  follow-up-act:withdrawal       contacts.keep_follow_up
GET   forms                          forms.manage_forms
GET   form-new                       forms.manage_forms
POST  form-new                       forms.manage_forms
GET   form                           forms.manage_forms
POST  form                           forms.manage_forms
GET   form-versions                  forms.manage_forms
GET   form-retirement                forms.manage_forms
POST  form-retirement                forms.manage_forms
GET   field-new                      forms.manage_forms
POST  field-new                      forms.manage_forms
GET   field                          forms.manage_forms
POST  field                          forms.manage_forms
GET   field-retirement               forms.manage_forms
POST  field-retirement               forms.manage_forms
GET   customer                       parties.read_customer
GET   customer-pane                  parties.read_customer
GET   customer-reveal                parties.reveal_field
POST  customer-reveal                parties.reveal_field
GET   record-reveal                  parties.reveal_field
POST  record-reveal                  parties.reveal_field
GET   customer-attribute             parties.update_customer
POST  customer-attribute             parties.update_customer
POST  attribute-verification         parties.update_customer
GET   customer-new:subscription      parties.read_customer
POST  customer-new:subscription      parties.keep_services
GET   customer-change:subscription   parties.read_customer
POST  customer-change:subscription   parties.keep_services
GET   care-reviews                   parties.see_care
GET   care-review                    parties.see_care
POST  care-review                    parties.see_care
GET   customer-care                  parties.see_care
POST  customer-new:care              parties.note_care
POST  customer-new:need              parties.collect_need
GET   legal-holds                    parties.read_legal_holds
GET   legal-hold                     parties.read_legal_holds
POST  customer-new:legal-hold        parties.keep_legal_holds
POST  customer-new:erasure           parties.ask_erasure
GET   erasures                       parties.read_erasures
GET   erasure                        parties.read_erasures
GET   erasure-act:refusal            parties.read_erasures
POST  erasure-act:refusal            parties.decide_erasure
POST  erasure-act:withdrawal         parties.ask_erasure
GET   needs                          parties.read_needs
POST  need-search                    parties.read_needs
GET   need                           parties.read_needs
GET   need-move:assessment           parties.read_needs
POST  need-move:assessment           parties.decide_need
POST  customer-new:preferences       parties.set_preferences
POST  customer-new:consent           parties.record_consent
POST  customer-new:representative    parties.keep_representatives
POST  contact-files                  contacts.work_contact
GET   contact-file                   contacts.read_contact
GET   contact-file-retraction        ?contacts.work_contact  contacts.read_contact
POST  contact-file-retraction        contacts.work_contact
GET   orders                         contacts.read_order
POST  orders-export                  contacts.export_orders
POST  contacts-export                contacts.export_contacts
GET   order-new                      ?contacts.work_order  contacts.read_contact
POST  order-new                      ?contacts.work_order  contacts.work_contact
GET   order                          contacts.read_order
POST  order-answers                  contacts.work_order
POST  order-compliance               contacts.read_order
GET   order-rule:exception           contacts.read_order
POST  order-rule:statement           contacts.work_order
POST  order-rule:exception           contacts.work_order
GET   order-act:withdrawal           ?contacts.work_order  contacts.read_order
POST  order-act:agent                contacts.work_order
POST  order-act:withdrawal           contacts.work_order
GET   notice-aside                   cases.reply_complaint
POST  notice-aside                   cases.reply_complaint
GET   clock-alarms                   cases.read_board
GET   commitments                    cases.read_board
GET   commitment                     cases.read_board
GET   commitment-clocks              cases.read_board
GET   outbox                         cases.watch_notices
POST  outbox-attempts                cases.reply_complaint
GET   exceptions                     contacts.except_order
GET   order-types                    contacts.manage_order_types
GET   order-type-new                 contacts.manage_order_types
POST  order-type-new                 contacts.manage_order_types
GET   order-type                     contacts.manage_order_types
POST  order-type                     contacts.manage_order_types
GET   order-type-retirement          contacts.manage_order_types
POST  order-type-retirement          contacts.manage_order_types
GET   compliance-rule-new            contacts.manage_order_types
POST  compliance-rule-new            contacts.manage_order_types
GET   compliance-rule                contacts.manage_order_types
POST  compliance-rule                contacts.manage_order_types
GET   compliance-rule-retirement     contacts.manage_order_types
POST  compliance-rule-retirement     contacts.manage_order_types
GET   reasons                        contacts.manage_reasons
GET   reason-new                     contacts.manage_reasons
POST  reason-new                     contacts.manage_reasons
GET   reason                         contacts.manage_reasons
POST  reason                         contacts.manage_reasons
GET   reason-retirement              contacts.manage_reasons
POST  reason-retirement              contacts.manage_reasons
GET   notice-texts                   notices.read_templates
GET   notice-text                    notices.read_templates
POST  notice-text-trial              notices.read_templates
GET   notice-text-new                notices.manage_templates
POST  notice-text-new                notices.manage_templates
GET   notice-text-approval           notices.approve_templates
POST  notice-text-approval           notices.approve_templates
GET   wrap-up                        contacts.manage_wrap_up
GET   channel-parts                  contacts.manage_wrap_up
POST  channel-parts                  contacts.manage_wrap_up
GET   template-new                   contacts.manage_wrap_up
POST  template-new                   contacts.manage_wrap_up
GET   template                       contacts.manage_wrap_up
POST  template                       contacts.manage_wrap_up
GET   template-retirement            contacts.manage_wrap_up
POST  template-retirement            contacts.manage_wrap_up
GET   scripts                        contacts.manage_scripts
GET   script-new                     contacts.manage_scripts
POST  script-new                     contacts.manage_scripts
GET   script                         contacts.manage_scripts
POST  script                         contacts.manage_scripts
GET   script-retirement              contacts.manage_scripts
POST  script-retirement              contacts.manage_scripts
GET   board                          cases.read_board
"""

TABLE = DESK.rstrip() + OFFICE

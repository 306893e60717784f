"""The screens of those who look after the house, written like those of the desk."""

OFFICE = """
GET   alarms                         security.read_alarms
POST  alarms-seen                    security.see_alarms
GET   users                          ?security.manage_user
POST  user-search                    ?security.manage_user
GET   user-new                       security.add_user
POST  user-new                       security.add_user
GET   user                           ?security.manage_user  security.read_user
GET   user-name                      ?security.manage_user  security.read_user
POST  user-name                      security.manage_user
GET   user-department                ?security.manage_user  security.read_user
POST  user-department                security.manage_user
GET   user-roles                     ?security.manage_user  security.read_user
POST  user-roles                     ?security.manage_user  security.grant_working_role  not-own
GET   user-password                  ?security.manage_user  security.read_user
POST  user-password                  security.manage_user
GET   user-leave                     security.manage_user
POST  user-leave                     security.manage_user
GET   user-left                      security.manage_user
GET   user-return                    ?security.manage_user  security.read_user
POST  user-return                    security.manage_user
GET   user-lock                      security.unlock_account
POST  user-lock                      security.unlock_account
GET   user-sessions                  ?security.unlock_account  security.end_session
POST  user-sessions                  ?security.unlock_account  security.end_session
GET   roles                          security.read_roles
GET   role-new                       security.manage_roles
POST  role-new                       security.manage_roles
GET   role                           security.manage_roles
POST  role                           security.manage_roles
GET   role-retirement                security.manage_roles
POST  role-retirement                security.manage_roles
GET   departments                    security.manage_department
GET   department-new                 security.manage_department
POST  department-new                 security.manage_department
GET   department-names               security.manage_department
POST  department-names               security.manage_department
GET   department-parent              security.manage_department
POST  department-parent              security.manage_department
GET   department-closing             security.manage_department
POST  department-closing             security.manage_department
GET   department-centre              security.manage_department
POST  department-centre              security.manage_department
GET   centre-new                     security.manage_department
POST  centre-new                     security.manage_department
GET   centre                         security.manage_department
POST  centre                         security.manage_department
GET   centre-closing                 security.manage_department
POST  centre-closing                 security.manage_department
GET   mail-to-staff                  notices.mend_staff_mail
POST  mail-to-staff-attempts         notices.mend_staff_mail
POST  mail-to-staff-aside            notices.mend_staff_mail
GET   imports                        parties.import_customers
POST  imports                        parties.import_customers
GET   import                         parties.import_customers
POST  import-map                     parties.import_customers
GET   import-dismissal               parties.import_customers
POST  import-dismissal               parties.import_customers
GET   import-refused                 parties.import_customers
GET   accuracy                       parties.read_accuracy
GET   catalogues                     parties.manage_catalogues
GET   stale-bound                    parties.manage_catalogues
POST  stale-bound                    parties.manage_catalogues
GET   entry-new                      parties.manage_catalogues
POST  entry-new                      parties.manage_catalogues
GET   entry                          parties.manage_catalogues
POST  entry                          parties.manage_catalogues
GET   entry-closing                  parties.manage_catalogues
POST  entry-closing                  parties.manage_catalogues
GET   customer-twins                 parties.merge_customers
POST  customer-twins-search          parties.merge_customers
GET   customer-twin                  parties.merge_customers
POST  customer-twin                  parties.merge_customers
GET   duplicates                     parties.merge_customers
GET   duplicate-merge                parties.merge_customers
POST  duplicate-merge                parties.merge_customers
GET   duplicate-parting              parties.merge_customers
POST  duplicate-parting              parties.merge_customers
GET   duplicate-undoing              parties.merge_customers
POST  duplicate-undoing              parties.merge_customers
GET   categories                     cases.manage_categories
GET   category-new                   cases.manage_categories
POST  category-new                   cases.manage_categories
GET   category                       cases.manage_categories
POST  category                       cases.manage_categories
GET   category-retirement            cases.manage_categories
POST  category-retirement            cases.manage_categories
GET   assignment                     cases.manage_assignment_rules
POST  assignment-trial               cases.manage_assignment_rules
GET   line-new                       cases.manage_assignment_rules
POST  line-new                       cases.manage_assignment_rules
GET   line                           cases.manage_assignment_rules
POST  line                           cases.manage_assignment_rules
GET   line-retirement                cases.manage_assignment_rules
POST  line-retirement                cases.manage_assignment_rules
GET   due-rules                      clocks.manage_rules
GET   due-rule-new                   clocks.manage_rules
POST  due-rule-new                   clocks.manage_rules
GET   due-rule                       clocks.manage_rules
GET   due-rule-version               clocks.manage_rules
POST  due-rule-version               clocks.manage_rules
GET   due-rule-retirement            clocks.manage_rules
POST  due-rule-retirement            clocks.manage_rules
GET   calendar                       clocks.manage_calendars
GET   calendar-year                  clocks.manage_calendars
GET   calendar-day                   clocks.manage_calendars
POST  calendar-day                   clocks.manage_calendars
GET   calendar-day-clear             clocks.manage_calendars
POST  calendar-day-clear             clocks.manage_calendars
GET   canned                         notices.manage_canned
GET   canned-new                     notices.manage_canned
POST  canned-new                     notices.manage_canned
GET   canned-change                  notices.manage_canned
POST  canned-change                  notices.manage_canned
GET   canned-approval                notices.approve_canned
POST  canned-approval                notices.approve_canned
GET   canned-retirement              notices.manage_canned
POST  canned-retirement              notices.manage_canned
GET   macros                         cases.manage_macros
GET   macro-new                      cases.manage_macros
POST  macro-new                      cases.manage_macros
GET   macro                          cases.manage_macros
POST  macro                          cases.manage_macros
GET   macro-retirement               cases.manage_macros
POST  macro-retirement               cases.manage_macros
"""

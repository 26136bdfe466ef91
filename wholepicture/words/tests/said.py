"""Sentences with what is said in them, as a table: the manual of polarity and subject. All invented.

sentence | code polarity subject; code polarity subject ...
"""

POLARITY = """
Bruise to left cheek seen at nursery.                              | injury affirmed child
No bruises or marks seen.                                          | injury absent child
No explanation for the bruise.                                     | injury affirmed child
Mum could not explain the bruise.                                  | injury affirmed child
Mum denied that there was any bruise.                              | injury denied child
Any bruise should be reported to the duty team.                    | injury hypothetical child
Bruise now healed.                                                 | injury historical child
Mum denied drug use.                                               | substance denied mother
Mum said she has not been drinking.                                | substance denied mother
Mum has not stopped drinking.                                      | substance affirmed mother
Dad did not deny using cannabis.                                   | substance affirmed father
Mum smelled of alcohol.                                            | substance affirmed mother
No smell of alcohol on Mum.                                        | substance absent mother
Mum used heroin in the past.                                       | substance historical mother
If Dad is drinking, contact will not go ahead.                     | substance hypothetical father
Mum denied drinking but smelled of alcohol.                        | substance denied mother; substance affirmed mother
DV not infrequent in the household.                                | domestic_abuse affirmed none
There was no improvement in home conditions.                       | improvement absent none
Referral to MASH made.                                             | referral affirmed none
No referral was made to children's social care.                    | referral absent none
HV to make a referral to Early Help.                               | referral hypothetical none
Strategy meeting held.                                             | child_protection_process affirmed none
Health was not invited to the strategy meeting.                    | child_protection_process affirmed none
If there is another incident a strategy meeting will be called.    | child_protection_process hypothetical none
Baby DNA audiology again.                                          | not_brought affirmed child
Baby was not seen.                                                 | child_seen absent child
"""

# Who says it, before or after, in quotation marks, on the phone; and a denial that answers what was told just before.
ANSWERS = """
There was no bruise, according to his mum.                         | injury denied child
No bruise on him, insists Dad.                                     | injury denied child
Mum was cross. "There is no bruise on that child".                 | injury denied child
Dad rang in: there has never been an injunction against him.       | legal denied father
Midwife confirmed that there was no bruise.                        | injury absent child
Skeletal survey reported today: no fractures seen.                 | injury absent child
Mum says the school shut the case. SW says that is not right.      | step_down affirmed none; step_down denied none
Mum smelt of drink, insists she's had nothing.                     | substance affirmed mother; substance denied mother
Mum's drinking: she told us there has been nothing.                | substance denied mother
Asked Dad about violence at home. He laughed it off.               | domestic_abuse denied father
Mum claims that the bruise is a birthmark.                         | injury denied child
Mum would not accept that Dad punched her.                         | domestic_abuse denied father
It would be wrong to say that there was no bruise.                 | injury affirmed child
Mum has never not been drunk at pick up.                           | substance affirmed mother
Nobody from the team has seen the baby.                            | child_seen absent child
No marks on full skin check.                                       | child_seen affirmed child
Toddler unharmed.                                                  | injury absent child
SW did not accept this and made a referral to MASH.                | referral affirmed none
Dad has stopped using cannabis.                                    | substance historical father
Wet shoes every day in infants. None of that since Easter.         | neglect historical none
Next core group on Tuesday.                                        | child_protection_process hypothetical none
Plan: refer to CAMHS.                                              | referral hypothetical none
Bruise to be photographed.                                         | injury affirmed child
"""

SUBJECT = """
Mum was drunk at pick up.                                          | substance affirmed mother
Smell of cannabis on Dad.                                          | substance affirmed father
Mum said that her partner has been drinking heavily.               | substance affirmed partner
HV visited. Mum in bed. She was low and tearful.                   | parental_mental_health affirmed mother
Dad punched Mum in the face.                                       | domestic_abuse affirmed father
Mum was punched by her partner.                                    | domestic_abuse affirmed partner
Her ex was there and Mum was punched.                              | domestic_abuse affirmed partner
Mum met Dad. She had been drinking.                                | substance affirmed mother
Mum was referred to the perinatal team.                            | referral affirmed mother
Mum was assaulted.                                                 | domestic_abuse affirmed mother
Police called to a domestic incident at the address.               | domestic_abuse affirmed none
"""

MENTIONS = """
A man called Darren was in the flat.                               | Darren
Mum introduced her new boyfriend Lee.                              | Lee
An unknown male answered the door.                                 | someone
Mum's new partner has moved in.                                    | someone
Kelly was at home with Tom.                                        |
Mum was seen with the baby.                                        |
Uncle Steve picked him up from nursery.                            | Steve
"""

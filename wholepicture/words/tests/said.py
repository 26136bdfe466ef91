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

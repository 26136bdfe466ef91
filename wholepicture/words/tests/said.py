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

# What was to be and was not, what is so still, what depends on what; and a "not" that belongs to the thing itself.
NOT_SO_SIMPLE = """
There are no plans to close.                                       | step_down absent none
Dad was told that we are not ready to close the case.              | step_down absent none
Conference cancelled, the chair was ill.                           | child_protection_process absent none
There are no orders in force.                                      | legal absent none
Did not see the baby, he was in bed.                               | child_seen absent child
The twins have yet to be seen by the social worker.                | child_seen absent child
Seen at school without his parents.                                | child_seen affirmed child
Officers checked her over, no marks.                               | injury absent child
No improvement in home conditions.                                 | improvement absent none; neglect affirmed none
Came in without a coat, shoes held together with tape.             | neglect affirmed none
Medication not given for three weeks.                              | neglect affirmed none
Bruise to his ear, Dad denied hitting him.                         | injury affirmed child
Dad refused to let the social worker in.                           | refused_access affirmed father
Mum had depression when she was 22.                                | parental_mental_health historical mother
Mum has been treated for depression since 2018.                    | parental_mental_health affirmed mother
Long history of heroin use, Dad is currently on methadone. | substance historical father; substance affirmed father
If Teddy is not brought on Monday we will ring.                    | not_brought hypothetical child
The case can be closed provided that dad engages.                  | step_down hypothetical none
Referral to MASH made on 3 May due to his bruises.                 | referral affirmed none; injury affirmed child
Mum depressed, no suicidal ideation. | parental_mental_health affirmed mother; parental_mental_health absent mother
Dad has never been seen drunk.                                     | substance absent father
Mum is not known to use drugs.                                     | substance absent mother
Mum unable to say how he got the bruise.                           | injury affirmed child
Dad declined to discuss the fracture.                              | injury affirmed child
Nobody noticed the burn.                                           | injury affirmed child
Nobody saw any burn.                                               | injury absent child
He did not notice the bruise.                                      | injury affirmed child
Dad's violence towards mum has never let up.                       | domestic_abuse affirmed father
The child in need plan has not ended.                              | step_down absent none
Mum failed to treat the nits.                                      | neglect affirmed none
Dad failed to stop drinking.                                       | substance affirmed father
Mum is not taking her antidepressants.                             | parental_mental_health affirmed mother
Without treatment her depression will get worse.                   | parental_mental_health affirmed mother
Nobody told us that mum's new partner had moved in.                | new_adult affirmed partner
Not once has Mia been brought to the eye clinic.                   | not_brought affirmed child
At no point was the baby brought for his jabs.                     | not_brought affirmed child
Officer left without seeing the baby.                              | child_seen absent child
Called at the address, nobody seen.                                | child_seen absent child
CAMHS did not accept the referral.                                 | referral affirmed none
Dad, once a heavy drinker, is at work.                             | substance historical father
Unless the boiler is mended, the baby will be cold.                | neglect hypothetical none
Squalid in 2018; not the case at this address.                     | neglect historical none
No concerns about clothing or meals.                               | neglect absent none
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
Mum says dad's drinking again.                                     | substance affirmed father
Neighbour reports a smell of cannabis from the flat.               | substance affirmed none
MGM says her daughter is drinking again.                           | substance affirmed mother
PGM rang, her son has been using heroin.                           | substance affirmed father
Mum's brother was drunk at the property.                           | substance affirmed other
Older brother smells of cannabis.                                  | substance affirmed sibling
Suspect (dad) was drunk.                                           | substance affirmed father
Mum was punched at her home, the suspect is her ex.                | domestic_abuse affirmed partner
His dad Craig collected him. Craig smelled of alcohol.             | substance affirmed father
Pt disclosed that she is drinking two bottles of wine a night.     | substance affirmed mother
Both parents were under the influence.                    | substance affirmed mother; substance affirmed father
Mum and her partner Craig have been smoking weed.         | substance affirmed mother; substance affirmed partner
Strong smell of cannabis in the lounge, dad admitted it was his.   | substance affirmed father
Cannabis found in the bedroom, Mum says it belongs to Dad.         | substance affirmed father
Urine at 28/40 positive for opiates.                               | substance affirmed mother
Mum had gone to her sister's and was drunk.                        | substance affirmed mother
Mum worried about Dad's mental health.                             | parental_mental_health affirmed father
MGM said Mum is low in mood.                                       | parental_mental_health affirmed mother
999 call from Dad, Mum has taken an overdose.                      | parental_mental_health affirmed mother
Mum disclosed that her husband strangled her.                      | domestic_abuse affirmed father
He has grabbed her by the throat before, a friend told the HV.     | domestic_abuse affirmed partner
Father denied assaulting Mother.                                   | domestic_abuse denied father
He told us about him smashing her phone, Mum says of Dad.          | domestic_abuse affirmed father
Daddy was drunk and he's got Mummy by the hair.                    | domestic_abuse affirmed father
Mum fled to the refuge to escape Dad's violence.                   | domestic_abuse affirmed father
Kayleigh (16) has panic attacks, and hears voices.                 | child_mental_health affirmed child
Presents with panic attacks since the birth of the baby.           | parental_mental_health affirmed mother
Her husband, not the children's dad, strangled her.                | domestic_abuse affirmed partner
Mum fled her partner.                                              | domestic_abuse affirmed partner
MGM says her son is using heroin.                                  | substance affirmed other
Dad worried about mum. She is low, he said, and very tearful.      | parental_mental_health affirmed mother
Mum was scared of Dad.                                             | domestic_abuse affirmed father
Boyfriend of Mum pushed her down the stairs.                       | domestic_abuse affirmed partner
Mum presented with bruising to her face, said her partner did it.  | domestic_abuse affirmed partner
Verbal argument between Mum and Dad.                               | domestic_abuse affirmed none
Lee, whom Mum met online, her partner Lee punched her.             | domestic_abuse affirmed partner
Maternal aunt refused to open the door.                            | refused_access affirmed other
Dad referred to the drug and alcohol service.                      | referral affirmed father
Referral made to CAMHS for the child.                              | referral affirmed none
Non-molestation order granted against Dad.                         | legal affirmed father
Care proceedings in respect of an older half sibling.              | legal affirmed sibling
Interim care order granted.                                        | legal affirmed none
Mum reports her mood has improved.                                 | improvement affirmed mother
Mum says the child's behaviour has improved.                       | improvement affirmed child
Skin much better since the new cream.                              | improvement affirmed child
"""

NAMES = """
Kelly told me that Darren has been drinking heavily.               | substance affirmed father
Lee collected Tom from nursery. He smelled strongly of alcohol.    | substance affirmed partner
Kelly says the weed is Lee's.                                      | substance affirmed partner
Mr Holt denied that he had assaulted Ms Marsh.                     | domestic_abuse denied father
Darren called police because Kelly had attacked him with a knife.  | domestic_abuse affirmed mother
Clare's Law disclosure made to Ms Marsh: he broke a woman's jaw.   | domestic_abuse affirmed partner
Lee arrested for breach of a non-molestation order against Kelly.  | legal affirmed partner
Amy was subject to a child protection plan.                        | child_protection_process affirmed sibling
Kelly's anxiety is much improved since Darren moved out.           | improvement affirmed mother
"""

MENTIONS = """
A man called Darren was in the flat.                               | Darren
Mum introduced her new boyfriend Lee.                              | Lee
An unknown male answered the door.                                 | someone
Mum's new partner has moved in.                                    | someone
Kelly was at home with Tom.                                        |
Mum was seen with the baby.                                        |
Uncle Steve picked him up from nursery.                            | Steve
Mum's new partner, Wayne Smith, was present.                       | Wayne Smith
A chap she's been messaging may move in.                           | someone
There was a man asleep on the sofa.                                | someone
Neighbour says different men are coming and going.                 | someone
Man at property gave name as John Smith.                           | John Smith
Gary has moved in with Mum.                                        | Gary
Her new fella moved in last week, called Dean.                     | someone
A girlfriend that none of us have met.                             | someone
Kelly's got Dave from the pub in the bath.                         | Dave
A friend of Mum's, Steve, opened the door.                         | Steve
Mum denied that she has a new partner.                             |
No new partner on the scene.                                       |
Health visitor saw the twins at the clinic.                        |
"""

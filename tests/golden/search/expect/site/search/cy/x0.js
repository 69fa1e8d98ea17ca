handbookSearch.take("cy/x0",[["","Who sets what you have to do."],["Begin here."],["","Dear Jobcentre, please look again."],[""]]);

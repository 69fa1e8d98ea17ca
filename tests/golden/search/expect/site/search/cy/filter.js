handbookSearch.take("cy/filter",{"classes":[[[],[],2],[[],[],0],[[0],[0],1]],"pages":"ABBBCBBE"});

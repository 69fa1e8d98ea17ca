handbookSearch.take("cy/x1",[["Mae’r tŷ yn wag."],[""],["Appeals were slow.","You could ask.\nBut: Not any more."]]);

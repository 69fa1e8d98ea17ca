return "no table"

print("loss-explorer")

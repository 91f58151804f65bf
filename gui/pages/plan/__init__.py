"""The course planner's page: what each therapy would mean for one patient."""

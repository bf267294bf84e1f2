"""What a person sees: Streamlit pages, the routes and component of the annotate page, and their words."""

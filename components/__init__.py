"""Everything that knows Streamlit and serves more than one screen."""

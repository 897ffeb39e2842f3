"""The pages. The only room that imports Streamlit: pages compose, the other rooms compute."""

# Streamlit imports pandas when it first needs it, in whichever session that is; Altair, in
# another session's thread, then finds it half imported and fails. Here it is whole first.
import pandas  # noqa: F401

"""The pages. The only room that imports Streamlit: pages compose, the other rooms compute."""

"""What a step that can be taken back is called, by `Undo.what`."""

from practiceapp.ui.shared.language import N_

STEPS: dict[str, str] = {
    "client_saved": N_("Client saved"),
    "client_state_set": N_("State of the client changed"),
    "client_removed": N_("Client moved to the bin for 30 days"),
    "session_held": N_("Session marked as held"),
    "session_fee_set": N_("Fee of the session changed"),
    "session_moved": N_("Session moved"),
    "session_cancelled": N_("Session cancelled"),
    "session_cancelled_in_time": N_("Session cancelled in time"),
    "session_cancelled_late": N_("Session cancelled late"),
    "session_cancelled_by_me": N_("Session cancelled by me"),
    "session_missed": N_("Client did not come"),
    "session_removed": N_("Session moved to the bin for 30 days"),
    "practice_saved": N_("Practice saved"),
    "session_reopened": N_("Session is planned again"),
    "payment_recorded": N_("Payment recorded"),
    "nothing_to_note": N_("Nothing to note"),
}

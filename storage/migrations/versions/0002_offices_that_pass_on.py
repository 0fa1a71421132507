"""An invitation may stand for everything somebody holds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invitation") as table:
        table.alter_column("role", existing_type=sa.String(24), nullable=True)
        table.add_column(sa.Column("from_person_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_invitation_from_person_id_person"), "person", ["from_person_id"], ["id"], ondelete="CASCADE"
        )
        table.create_index(op.f("ix_invitation_from_person_id"), ["from_person_id"])


def downgrade() -> None:
    op.execute("DELETE FROM invitation WHERE role IS NULL")
    with op.batch_alter_table("invitation") as table:
        table.drop_index(op.f("ix_invitation_from_person_id"))
        table.drop_constraint(op.f("fk_invitation_from_person_id_person"), type_="foreignkey")
        table.drop_column("from_person_id")
        table.alter_column("role", existing_type=sa.String(24), nullable=False)

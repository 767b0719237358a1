/*---
# Un contrôle rend les lignes qui contredisent son titre. « blocks » empêche de publier, « warns » avertit.
title: { fr: Les adhérents partent après leur adhésion }
severity: blocks
---*/
-- One row is one member who left before joining.
select joined_on, left_on, commune
from members
where left_on < joined_on

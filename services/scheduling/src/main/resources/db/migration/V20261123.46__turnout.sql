-- How many came to a gathering, as attendance said when it closed the door; what it says later replaces it.
create table turnout (
    gathering_id varchar(36) primary key,
    total        int         not null
);

-- People enrolled by their employers had no codes to be searched by.
update practitioner set codes = array['G15:' || profession] where source = 'enrolment' and codes = '{}';
update practice_situation set codes = array['G15:' || profession, 'R23:' || mode, 'R22:' || kind, 'R02:' || sector]
 where source = 'enrolment' and codes = '{}' and profession is not null and kind is not null;
